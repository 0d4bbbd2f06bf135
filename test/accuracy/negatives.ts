/** Generates descriptors that name no known merchant: people, small businesses, bank lines. */

import { inventPerson, inventShop, type ShopKind, shopCountries } from './negative-names.ts';
import {
  cash,
  cheques,
  fees,
  memos,
  rentFrames,
  rents,
  shopFrames,
  streetFrames,
  streets,
  towns,
  transferFrames,
} from './negative-words.ts';
import { createRandom, type Random } from './random.ts';
import { fillTemplate } from './template.ts';

export type NegativeKind = 'transfer' | 'rent' | 'street' | ShopKind | 'cash' | 'cheque' | 'fee';

export interface Negative {
  readonly raw: string;
  readonly kind: NegativeKind;
  /** What may be answered: the small business, or a wallet or facilitator that the row names. */
  readonly allowed: readonly string[];
}

/** Parts of a hundred. */
const SHARES: Readonly<Record<NegativeKind, number>> = {
  transfer: 34,
  rent: 9,
  street: 7,
  shop: 20,
  'namesake-shop': 11,
  'trap-shop': 9,
  cash: 4,
  cheque: 2,
  fee: 4,
};

/** The same seed and count give the same rows; no row comes twice. */
export function generateNegatives(seed: number, count: number): Negative[] {
  const random = createRandom(seed);
  const rows = new Map<string, Negative>();
  for (const kind of Object.keys(SHARES) as NegativeKind[]) {
    const target = rows.size + Math.ceil((count * SHARES[kind]) / 100);
    for (let tries = 0; rows.size < target; tries++) {
      if (tries > count * 50) throw new Error(`too few different rows of kind ${kind}`);
      const row = generateRow(kind, random);
      rows.set(row.raw, row);
    }
  }
  return [...rows.values()];
}

function generateRow(kind: NegativeKind, random: Random): Negative {
  const { text, allowed } = composeRow(kind, random);
  return { raw: restyle(text, random), kind, allowed };
}

interface Composed {
  readonly text: string;
  readonly allowed: readonly string[];
}

function composeRow(kind: NegativeKind, random: Random): Composed {
  switch (kind) {
    case 'transfer': {
      const country = random.pick(Object.keys(transferFrames));
      return fillFrame(random.pick(transferFrames[country] ?? []), country, random);
    }
    case 'rent': {
      const country = random.pick(Object.keys(rents));
      const frames = random.chance(0.4) ? rentFrames : (transferFrames[country] ?? []);
      return fillFrame(random.pick(frames), country, random, random.pick(rents[country] ?? []));
    }
    case 'street': {
      const country = random.pick(Object.keys(streetFrames));
      return fillFrame(random.pick(streetFrames[country] ?? []), country, random);
    }
    case 'cash': {
      const [country = '', frame = ''] = random.pick(cash).split(/: (.*)/s);
      return fillFrame(frame, country, random);
    }
    case 'cheque':
      return fillFrame(random.pick(cheques), 'IN', random);
    case 'fee':
      return fillFrame(random.pick(fees), 'US', random);
    default:
      return composeShopRow(kind, random);
  }
}

function composeShopRow(kind: ShopKind, random: Random): Composed {
  const country = random.pick(shopCountries(kind));
  const name = inventShop(kind, country, random);
  const shop = random.chance(0.25) ? name : name.toUpperCase();
  const town = random.pick(towns[country] ?? []);
  const [template = '', names] = random.pick(shopFrames[country] ?? []).split(' = ');
  const text = fillTemplate(template, { shop, town }, random);
  return { text, allowed: [name, ...(names?.split('|') ?? [])] };
}

function fillFrame(frame: string, country: string, random: Random, rent?: string): Composed {
  const [template = '', names] = frame.split(' = ');
  const slots = {
    name: inventPerson(country, random),
    memo: rent ?? random.pick(memos[country] ?? []),
    rent: rent ?? '',
    street: fillTemplate(random.pick(streets(country)), {}, random),
    town: random.pick(towns[country] ?? []),
  };
  return { text: fillTemplate(template, slots, random), allowed: names?.split('|') ?? [] };
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Banks print in capitals, mixed or small letters, with or without the accents. */
function restyle(text: string, random: Random): string {
  const style = random.below(100);
  const cased = style < 60 ? text.toUpperCase() : style < 94 ? text : text.toLowerCase();
  if (random.chance(0.5)) return cased;
  const spelled = cased.replaceAll(/[äöüß]/gi, (letter) => {
    const plain = UMLAUTS[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? plain : plain.toUpperCase();
  });
  return spelled.normalize('NFD').replaceAll(/[̀-ͯ]/g, '').normalize('NFC');
}
