/** Invents people and small businesses for the negatives. */

import {
  givenNamesakes,
  namesakes,
  namesakesFromAbroad,
  people,
  shopPatterns,
  traps,
} from './negative-words.ts';
import type { Random } from './random.ts';
import { findRealChain } from './real-chains.ts';
import { fillTemplate } from './template.ts';

/** How often a person carries a brand's name. */
const NAMESAKE_SHARE = 0.6;
const GIVEN_NAMESAKE_SHARE = 0.12;
/** How often that name comes from abroad. */
const ABROAD_SHARE = 0.25;

interface Person {
  readonly given: string;
  readonly family: string;
}

/** A person's name as a bank might print it. */
export function inventPerson(country: string, random: Random): string {
  const { given, family } = inventParts(country, random);
  if (country === 'JP') return `${family}　${given}`;
  const initial = given.charAt(0);
  const style = random.below(100);
  if (style < 42) return `${given} ${family}`;
  if (style < 56) return `${family} ${given}`;
  if (style < 66) return `${family}, ${given}`;
  if (style < 76) return `${initial} ${family}`;
  if (style < 82) return `${family} ${initial}`;
  if (style < 90) return `${random.pick(titles(country))} ${initial} ${family}`;
  const other = random.pick(wordsOf(country).family);
  if (style < 95) return `${given} ${family} ${other}`;
  return `${given} ${family}-${other}`;
}

function inventParts(country: string, random: Random): Person {
  for (;;) {
    const words = wordsOf(country);
    const isGivenNamesake = country !== 'JP' && random.chance(GIVEN_NAMESAKE_SHARE);
    const given = random.pick(isGivenNamesake ? givenNamesakes : words.given);
    const family = random.pick(chooseFamilies(country, random));
    if (given === family) continue;
    if (findRealChain(`${given} ${family}`) ?? findRealChain(`${family} ${given}`)) continue;
    return { given, family };
  }
}

function chooseFamilies(country: string, random: Random): readonly string[] {
  if (!random.chance(NAMESAKE_SHARE)) return wordsOf(country).family;
  const isAbroad = country !== 'JP' && random.chance(ABROAD_SHARE);
  return isAbroad ? namesakesFromAbroad : namesakes(country);
}

export type ShopKind = 'shop' | 'namesake-shop' | 'trap-shop';

/** Countries that have words for the kind of shop. */
export function shopCountries(kind: ShopKind): string[] {
  return Object.keys(kind === 'trap-shop' ? traps : shopPatterns);
}

/** The name of an invented small business, in title case. */
export function inventShop(kind: ShopKind, country: string, random: Random): string {
  for (;;) {
    const name = toTitle(composeShop(kind, country, random));
    if (findRealChain(name) === undefined) return name;
  }
}

function composeShop(kind: ShopKind, country: string, random: Random): string {
  if (kind === 'trap-shop') return random.pick(traps[country] ?? []);
  const words = shopPatterns[country];
  if (words === undefined) throw new Error(`no shops for ${country}`);
  const { given, family } = wordsOf(country);
  const slots = {
    given: random.pick(given),
    given2: random.pick(given),
    family: random.pick(family),
    family2: random.pick(family),
    brand: random.pick(namesakes(country)),
    place: random.pick(words.places),
    quality: random.pick(words.qualities),
    thing: random.pick(words.things),
    thing2: random.pick(words.things),
    trade: random.pick(words.trades),
  };
  return fillTemplate(
    random.pick(kind === 'shop' ? words.patterns : words.namesakes),
    slots,
    random,
  );
}

function wordsOf(country: string) {
  const words = people[country];
  if (words === undefined) throw new Error(`no people for ${country}`);
  return words;
}

function titles(country: string): readonly string[] {
  switch (country) {
    case 'DE':
      return ['Herr', 'Frau', 'Dr.'];
    case 'FR':
      return ['M', 'Mme', 'M. OU MME'];
    case 'ES':
    case 'MX':
      return ['Sr.', 'Sra.', 'D.'];
    case 'NL':
      return ['Hr', 'Mw', 'Dhr'];
    case 'IN':
      return ['Mr', 'Mrs', 'Shri', 'Smt'];
    case 'IT':
      return ['Sig.', 'Sig.ra', 'Dott.'];
    default:
      return ['Mr', 'Mrs', 'Ms', 'Miss', 'Dr'];
  }
}

const KEPT_CAPITALS = new Set(
  'DDS MD CPA DMD MOT B&B SNC SL SARL EURL EARL LTDA F.H.U. P.P.H.U. II III'.split(' '),
);

/** Every word with a capital, short forms as they are. */
export function toTitle(text: string): string {
  return text
    .split(' ')
    .map((word) => {
      if (KEPT_CAPITALS.has(word)) return word;
      return word.toLowerCase().replace(/\p{L}/u, (letter) => letter.toUpperCase());
    })
    .join(' ');
}
