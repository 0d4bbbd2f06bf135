/** Changes a descriptor in ways that leave its merchant as it is. */

import type { Base } from './metamorphic-bases.ts';
import {
  bankFramesOf,
  cardSuffixesOf,
  facilitatorsOf,
  onlineFacilitators,
} from './metamorphic-frames.ts';
import { toTitle } from './negative-names.ts';
import { towns } from './negative-words.ts';
import { createRandom, type Random } from './random.ts';
import { fillTemplate } from './template.ts';

type Changer = (base: Base, random: Random) => string | null;

/** Each gives the changed text, or null where the change would make no sense. */
const CHANGES = {
  'store number': changeStoreNumber,
  date: addDate,
  'city added': addCity,
  'city swapped': swapCity,
  'city removed': removeCity,
  reference: addReference,
  'card suffix': addCardSuffix,
  'upper case': ({ raw }: Base) => raw.toUpperCase(),
  'lower case': ({ raw }: Base) => raw.toLowerCase(),
  'title case': ({ raw }: Base) => toTitle(raw),
  facilitator: addFacilitator,
  'bank frame': addBankFrame,
} satisfies Record<string, Changer>;

export type Change = keyof typeof CHANGES;

export const changes = Object.keys(CHANGES) as Change[];

export interface Pair {
  readonly base: Base;
  readonly changed: string;
  readonly change: Change;
}

/** Every base with every change that suits it, once. */
export function generatePairs(seed: number, bases: readonly Base[]): Pair[] {
  const random = createRandom(seed);
  return bases.flatMap((gold) =>
    changes.flatMap((change) => {
      const base = change === 'city added' ? nameAlone(gold) : gold;
      const changed = CHANGES[change](base, random);
      return changed === null || changed === base.raw ? [] : { base, changed, change };
    }),
  );
}

/** The name as the text writes it, without all that follows. */
function nameAlone(base: Base): Base {
  return base.nameEnd === 0 ? base : { ...base, raw: base.raw.slice(0, base.nameEnd) };
}

const MCC_OF_FOOD = /^58(11|12|13|14)$|^5462$/;

/** Shops and restaurants, which a chain has in any town. */
function isShop({ mccs }: Base): boolean {
  return mccs.some((mcc) => /^5[1-79]|^58(11|12|13|14)$/.test(mcc));
}

/** The text starts with the merchant's own name, and no facilitator is in it. */
function isBare({ raw, nameEnd, hasIntermediary }: Base): boolean {
  return nameEnd > 0 && !hasIntermediary && !raw.includes('*');
}

function changeStoreNumber(base: Base, random: Random): string | null {
  if (base.nameEnd === 0 || !isShop(base)) return null;
  const name = base.raw.slice(0, base.nameEnd);
  const rest = base.raw.slice(base.nameEnd);
  const known = /^\s*(?:#|STORE |NO\.? ?|NR\.? ?|FIL\.? ?)?\d{2,6}\b|#\s?\d{2,6}\b/i.exec(rest);
  if (known !== null) {
    const other = known[0].replace(/\d+/, (digits) => random.digits(digits.length));
    return name + rest.replace(known[0], other);
  }
  const isFollowedByPlace = rest === '' || startsWithCity(rest, base);
  return isFollowedByPlace ? `${name}${random.pick([' ', ' #'])}${random.digits(4)}${rest}` : null;
}

function startsWithCity(rest: string, { cities }: Base): boolean {
  const start = rest.trimStart().toLowerCase();
  return rest.startsWith(' ') && cities.some((city) => start.startsWith(city.toLowerCase()));
}

function addDate(base: Base, random: Random): string | null {
  if (/\d{2}[./-]\d{2}/.test(base.raw)) return null;
  const isAmerican = base.country === 'US' || base.country === 'CA';
  const style = isAmerican
    ? random.pick(['{md}', '{mdy}', 'ON {md}'])
    : random.pick(['{dm}', '{dsm}', '{dmy}', '{dsmy}', '{iso}', '{dmon}']);
  const isFirst = isBare(base) && random.chance(0.3);
  const template = isFirst ? `${style.replace('ON ', '')} {text}` : `{text} ${style}`;
  return fillTemplate(template, { text: base.raw }, random);
}

function addCity(base: Base, random: Random): string | null {
  if (base.raw.length !== base.nameEnd || !isBare(base) || !isShop(base)) return null;
  const town = pickTown(base, random);
  return town === null ? null : `${base.raw} ${town}`;
}

function swapCity(base: Base, random: Random): string | null {
  const tail = findCityTail(base);
  const town = pickTown(base, random);
  if (tail === null || town === null) return null;
  if (base.raw.toLowerCase().endsWith(town.toLowerCase())) return null;
  return base.raw.slice(0, tail.start) + town + tail.country;
}

function removeCity(base: Base): string | null {
  const tail = findCityTail(base);
  return tail === null ? null : base.raw.slice(0, tail.start).replace(/[\s,/-]+$/, '');
}

/** Where a shop's text ends with its city, with at most a region or a country behind it. */
function findCityTail(base: Base): { start: number; country: string } | null {
  if (base.nameEnd === 0 || !isShop(base)) return null;
  const lower = base.raw.toLowerCase();
  for (const city of base.cities) {
    const start = lower.lastIndexOf(city.toLowerCase());
    if (start < base.nameEnd || /[\p{L}\p{N}]/u.test(base.raw.charAt(start - 1))) continue;
    const after = base.raw.slice(start + city.length);
    if (!/^(?:[\s,]+[A-Z]{2,3})?\s*$/.test(after)) continue;
    return { start, country: base.region === null ? after.trimEnd() : '' };
  }
  return null;
}

function pickTown({ country, raw }: Base, random: Random): string | null {
  const known = country === null ? undefined : towns[country];
  if (known === undefined) return null;
  const town = random.pick(known);
  return raw === raw.toUpperCase() ? town.toUpperCase() : town;
}

function addReference({ raw, country }: Base, random: Random): string {
  const isAmerican = country === 'US' || country === 'CA';
  const home = isAmerican ? ['P000000{#9}', 'S{#15}'] : ['REF: {#10}', 'ARN{#14}'];
  const style = random.pick(['{#23}', 'REF {@8}', '{#12}', ...home]);
  return fillTemplate(`{text} ${style}`, { text: raw }, random);
}

const CARD_WORDS = /\b(?:card|karte|carte|carta|tarj|pas|pasvolgnr|cb|cd|xx+)\b|карта/i;

// Direct debits, bills and transfers: no card pays these.
const OTHER_PAYMENTS = new RegExp(
  [
    'sepa|incasso|direct deb|lastschrift|prlv|prelevement|domicilia|addebito|boleto|autogiro',
    'betalingsservice|e-lasku|elfaktura|avtalegiro|mandate|standing|bill pay|upi[/-]',
    '\\b(?:dd|ach|nach|ecs|sdd|rid|abo)\\b',
  ].join('|'),
  'i',
);

function addCardSuffix({ raw, country }: Base, random: Random): string | null {
  if (CARD_WORDS.test(raw) || OTHER_PAYMENTS.test(raw)) return null;
  const style = random.pick(cardSuffixesOf(country));
  return fillTemplate(`{text} ${style}`, { text: raw }, random);
}

const SOLD_ONLINE = new Set(['Shopping', 'Digital Services', 'Software', 'Entertainment']);

// Platforms have contracts of their own; no till of theirs stands in a cafe.
const PLATFORMS =
  /glovo|deliveroo|uber|doordash|grubhub|just ?eat|lieferando|rappi|ifood|wolt|foodora/i;

function addFacilitator(base: Base, random: Random): string | null {
  if (!isBare(base) || OTHER_PAYMENTS.test(base.raw) || PLATFORMS.test(base.raw)) return null;
  const { raw, country, mccs, category, nameEnd } = base;
  if (mccs.some((mcc) => MCC_OF_FOOD.test(mcc))) {
    return fillTemplate(random.pick(facilitatorsOf(country)), { text: raw }, random);
  }
  if (category === null || !SOLD_ONLINE.has(category)) return null;
  const name = raw.slice(0, nameEnd);
  const text = name.length < 5 ? raw : name;
  return fillTemplate(random.pick(onlineFacilitators), { text }, random);
}

function addBankFrame(base: Base, random: Random): string | null {
  if (!isBare(base) || CARD_WORDS.test(base.raw) || OTHER_PAYMENTS.test(base.raw)) return null;
  const hasOtherScript = /[^\p{Script=Latin}\p{P}\p{S}\p{N}\s]/u.test(base.raw);
  if (hasOtherScript && base.country !== 'JP' && base.country !== 'RU') return null;
  return fillTemplate(random.pick(bankFramesOf(base.country)), { text: base.raw }, random);
}
