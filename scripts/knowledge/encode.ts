/** Encodes collected rows into the sections of the knowledge index. */

import { CATEGORIES } from '../../src/enrich/item.ts';
import { encodeUtf16, type Section } from '../../src/enrich/knowledge/container.ts';
import {
  CURATED_MERCHANT,
  type FrameRow,
  type IntermediaryRow,
  POPULARITY_SHIFT,
  SUBSCRIPTION,
  type Tables,
} from '../../src/enrich/knowledge/decode.ts';
import { halfKey, hashCompact, NAMESPACE, skeletonOf } from '../../src/enrich/knowledge/compact.ts';
import { checkOf, mix } from '../../src/enrich/knowledge/hash.ts';
import { CANONICAL, CURATED, Kind, TOKENS_SHIFT, WEAK } from '../../src/enrich/knowledge/lexicon.ts';
import { fold } from '../../src/enrich/fold.ts';
import { read } from '../../src/enrich/read.ts';
import { LexiconBuilder } from './lexicon-builder.ts';
import type { CountryRow, MerchantRow, PlaceRow, RegionRow, WordRow } from './rows.ts';
import { type Key, packKeys, sortKeys } from './sorted-keys.ts';

export interface Rows {
  readonly merchants: readonly MerchantRow[];
  readonly places: readonly PlaceRow[];
  readonly regions: readonly RegionRow[];
  readonly countries: readonly CountryRow[];
  readonly words: readonly WordRow[];
  readonly departments: readonly WordRow[];
  readonly people: readonly { readonly name: string; readonly kind: 'given' | 'surname' | 'both' }[];
  readonly common: readonly string[];
  readonly frames: readonly (FrameRow & { readonly phrase: string })[];
  readonly intermediaries: readonly (IntermediaryRow & { readonly prefix: string })[];
  readonly legal: readonly string[];
  readonly generic: readonly string[];
  readonly mccCategory: Tables['mccCategory'];
}

/** Encodes all rows. The result depends on nothing but the rows and their order. */
export function encode(rows: Rows): Record<string, Section> {
  const lexicon = new LexiconBuilder();
  const countries = [...new Set(rows.countries.map((row) => row.alpha2))];
  const countrySets = [...new Set(rows.merchants.map((row) => [...row.countries].sort().join(' ')))];
  const frames = distinct(rows.frames, ({ lang, type, action }) => ({ lang, type, action }));
  const words = distinct(rows.words, wordOf);
  const departments = distinct(rows.departments, wordOf);
  const tables: Tables = {
    frames: frames.values,
    intermediaries: rows.intermediaries.map(({ prefix: _, ...row }) => row),
    words: words.values,
    departments: departments.values,
    regions: rows.regions.map(({ code, country }) => ({ code, country })),
    countries,
    countrySets: countrySets.map((set) => (set === '' ? [] : set.split(' '))),
    mccCategory: rows.mccCategory,
  };
  addAll(lexicon, Kind.frame, rows.frames.map((row) => row.phrase), frames.ids);
  addTrades(lexicon, rows.words, words.ids);
  addAll(lexicon, Kind.department, rows.departments.map((row) => row.word), departments.ids);
  addWords(lexicon, rows);
  const merchants = encodeMerchants(lexicon, rows.merchants, countrySets);
  const places = encodePlaces(lexicon, rows, countries);
  return {
    tables: encodeUtf16(JSON.stringify(tables)),
    ...merchants,
    ...places,
    ...packKeys('words', sortKeys(wordKeys(rows.words, words.ids))),
    ...lexicon.build(),
  };
}

function wordOf({ mcc, category, weight }: WordRow): Tables['words'][number] {
  return { mcc, category, weight };
}

/** The different values of all rows, and for each row the index of its value. */
function distinct<Row, Value>(
  rows: readonly Row[],
  valueOf: (row: Row) => Value,
): { values: Value[]; ids: number[] } {
  const values: Value[] = [];
  const seen = new Map<string, number>();
  const ids = rows.map((row) => {
    const value = valueOf(row);
    const key = JSON.stringify(value);
    const id = seen.get(key) ?? values.length;
    if (id === values.length) values.push(value);
    seen.set(key, id);
    return id;
  });
  return { values, ids };
}

function addAll(
  lexicon: LexiconBuilder,
  kind: number,
  texts: readonly string[],
  ids: readonly number[],
): void {
  texts.forEach((text, i) => {
    lexicon.add(text, kind, 0, ids[i] ?? 0);
  });
}

/** Trade words, also with AE for Ä and so on, as statements print them. */
function addTrades(
  lexicon: LexiconBuilder,
  words: readonly WordRow[],
  ids: readonly number[],
): void {
  words.forEach((row, i) => {
    lexicon.add(row.word, Kind.word, 0, ids[i] ?? 0);
    const wide = widen(row.word);
    if (wide !== row.word) lexicon.add(wide, Kind.word, 0, ids[i] ?? 0);
  });
}

const WIDE: Readonly<Record<string, string>> = { Ä: 'AE', Ö: 'OE', Ü: 'UE', Å: 'AA', Ø: 'OE' };

function widen(word: string): string {
  return word.toUpperCase().replace(/[ÄÖÜÅØ]/g, (letter) => WIDE[letter] ?? letter);
}

const CUT_WEIGHT_MIN = 2;

function wordKeys(words: readonly WordRow[], ids: readonly number[]): Key[] {
  return words.flatMap((row, i) => {
    const isWhole = row.weight >= CUT_WEIGHT_MIN && /^\p{L}+$/u.test(row.word);
    return isWhole ? [{ key: fold(row.word).text, id: ids[i] ?? 0 }] : [];
  });
}

function addWords(lexicon: LexiconBuilder, rows: Rows): void {
  rows.intermediaries.forEach((row, id) => {
    lexicon.add(row.prefix, Kind.intermediary, 0, id);
  });
  for (const { name, kind } of rows.people) {
    if (kind !== 'surname') lexicon.add(name, Kind.given, 0, 0);
    if (kind !== 'given') lexicon.add(name, Kind.surname, 0, 0);
  }
  for (const word of rows.common) lexicon.add(word, Kind.common, 0, 0);
  for (const form of rows.legal) lexicon.add(form, Kind.legal, 0, 0);
  for (const word of rows.generic) lexicon.add(word, Kind.generic, 0, 0);
}

function encodeMerchants(
  lexicon: LexiconBuilder,
  merchants: readonly MerchantRow[],
  countrySets: readonly string[],
): Record<string, Section> {
  const sorted = () => {
    const list = sortKeys(keys);
    addLooseKeys(lexicon, list, merchants);
    return list;
  };
  const setIds = new Map(countrySets.map((set, id) => [set, id]));
  const keys: Key[] = [];
  merchants.forEach((row, id) => {
    const curated = row.origin === 'overlay' ? CURATED : 0;
    const own = read(row.name);
    for (const { text, weak } of row.aliases) {
      const reading = read(text);
      const key = reading.tokens.map((t) => reading.text.slice(t.from, t.to)).join('');
      const canonical = key === own.tokens.map((t) => own.text.slice(t.from, t.to)).join('');
      const tokens = Math.min(7, reading.tokens.length) << TOKENS_SHIFT;
      const flags = (weak ? WEAK : 0) | (canonical ? CANONICAL : 0) | curated | tokens;
      lexicon.add(text, Kind.merchant, flags, id);
      if (!weak) keys.push({ key: key.replaceAll("'", ''), id });
    }
  });
  return {
    ...pool('merchant.name', merchants.map((row) => row.name)),
    ...pool('merchant.domain', merchants.map((row) => row.domain ?? '')),
    'merchant.category': Uint8Array.from(merchants, (row) => CATEGORIES.indexOf(row.category)),
    'merchant.mcc': Uint16Array.from(merchants, (row) => Number(row.mcc ?? 0)),
    'merchant.flags': Uint8Array.from(
      merchants,
      (row) =>
        (row.subscription ? SUBSCRIPTION : 0) |
        (row.origin === 'overlay' ? CURATED_MERCHANT : 0) |
        (row.popularity << POPULARITY_SHIFT),
    ),
    'merchant.countries': Uint16Array.from(
      merchants,
      (row) => setIds.get([...row.countries].sort().join(' ')) ?? 0,
    ),
    'merchant.identity': identities(merchants),
    ...packKeys('aliases', sorted()),
  };
}

/**
 * Two words a merchant: a hash of its folded name, and of its domain or first country where two
 * merchants share the name, so that an id outlives other rows and other facts.
 */
function identities(merchants: readonly MerchantRow[]): Uint32Array {
  const counts = new Map<string, number>();
  for (const row of merchants) counts.set(nameKey(row), (counts.get(nameKey(row)) ?? 0) + 1);
  return Uint32Array.from(
    merchants.flatMap((row) => {
      const key = nameKey(row);
      const isShared = (counts.get(key) ?? 0) > 1;
      const apart = isShared ? (row.domain ?? [...row.countries].sort()[0] ?? row.category) : '';
      const [slot = 0, check = 0] = hashCompact(NAMESPACE.identity, `${key} ${apart}`);
      return [mix(slot), checkOf(check)];
    }),
  );
}

function nameKey(row: MerchantRow): string {
  const reading = read(row.name);
  return reading.tokens.map((t) => reading.text.slice(t.from, t.to)).join('');
}

const LOOSE_LENGTH_MIN = 7;
const LOOSE_POPULARITY_MIN = 3;
const SKELETON_LENGTH_MIN = 5;

/** Halves and consonants of the names that are worth a looser look. */
function addLooseKeys(
  lexicon: LexiconBuilder,
  keys: readonly Key[],
  merchants: readonly MerchantRow[],
): void {
  keys.forEach(({ key, id }, index) => {
    if (key.length < LOOSE_LENGTH_MIN || !/^[a-z]+$/.test(key)) return;
    if ((merchants[id]?.popularity ?? 0) < LOOSE_POPULARITY_MIN) return;
    const half = key.length >>> 1;
    lexicon.addCompact(NAMESPACE.firstHalf, halfKey(key.length, key.slice(0, half)), index);
    lexicon.addCompact(NAMESPACE.secondHalf, halfKey(key.length, key.slice(half)), index);
    const skeleton = skeletonOf(key);
    if (skeleton.length >= SKELETON_LENGTH_MIN) {
      lexicon.addCompact(NAMESPACE.skeleton, skeleton, index);
    }
  });
}

const PLACE_SIZES = [2_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 5_000_000];

function encodePlaces(
  lexicon: LexiconBuilder,
  rows: Rows,
  countries: readonly string[],
): Record<string, Section> {
  const regionIds = new Map(rows.regions.map((row, id) => [`${row.country} ${row.code}`, id]));
  const keys: Key[] = [];
  rows.places.forEach((row, id) => {
    for (const name of new Set([row.name, ...row.aliases])) {
      lexicon.add(name, Kind.place, 0, id);
      const reading = read(name);
      keys.push({ key: reading.tokens.map((t) => reading.text.slice(t.from, t.to)).join(''), id });
    }
  });
  rows.regions.forEach((row, id) => {
    lexicon.add(row.code, Kind.region, 0, id);
    if (row.country === 'AU' && row.code.length > 2) {
      lexicon.add(row.code.slice(0, 2), Kind.region, 0, id);
    }
    lexicon.add(row.name, Kind.region, 1, id);
  });
  rows.countries.forEach((row) => {
    const id = countries.indexOf(row.alpha2);
    lexicon.add(row.alpha2, Kind.country, 0, id);
    lexicon.add(row.alpha3, Kind.country, 1, id);
    for (const name of row.names) lexicon.add(name, Kind.country, 2, id);
  });
  return {
    ...pool('place.name', rows.places.map((row) => row.name)),
    'place.country': Uint16Array.from(rows.places, (row) => countries.indexOf(row.country)),
    'place.region': Uint16Array.from(
      rows.places,
      (row) => (regionIds.get(`${row.country} ${row.region}`) ?? -1) + 1,
    ),
    'place.size': Uint8Array.from(rows.places, (row) =>
      PLACE_SIZES.filter((least) => row.population >= least).length,
    ),
    ...packKeys('places', sortKeys(keys)),
  };
}

/** Texts as one run of UTF-8 bytes with the offset of each. */
function pool(name: string, texts: readonly string[]): Record<string, Section> {
  const bytes = texts.map((text) => Buffer.from(text, 'utf8'));
  const offsets = new Uint32Array(texts.length + 1);
  bytes.forEach((part, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + part.length;
  });
  return { [`${name}.bytes`]: new Uint8Array(Buffer.concat(bytes)), [`${name}.offsets`]: offsets };
}
