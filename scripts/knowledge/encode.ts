/** Encodes collected rows into the sections of the knowledge index. */

import { fold } from '../../src/enrich/fold.ts';
import type { Section } from '../../src/enrich/knowledge/container.ts';
import type { FrameRow, IntermediaryRow, Tables } from '../../src/enrich/knowledge/decode.ts';
import { Kind } from '../../src/enrich/knowledge/lexicon.ts';
import { encodeMerchants } from './encode-merchants.ts';
import { encodePlaces } from './encode-places.ts';
import { spellOut } from './fold.ts';
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
  readonly people: readonly {
    readonly name: string;
    readonly kind: 'given' | 'surname' | 'both';
  }[];
  readonly common: readonly string[];
  readonly frames: readonly (FrameRow & { readonly phrase: string })[];
  readonly intermediaries: readonly (IntermediaryRow & { readonly prefix: string })[];
  readonly legal: readonly string[];
  readonly generic: readonly { readonly word: string; readonly lang: string }[];
  readonly mccCategory: Tables['mccCategory'];
  readonly localDomains: Tables['localDomains'];
}

/** Encodes all rows. The result depends on nothing but the rows and their order. */
export function encode(rows: Rows): Record<string, Section> {
  const lexicon = new LexiconBuilder();
  const countries = [...new Set(rows.countries.map((row) => row.alpha2))];
  const countrySets = [
    ...new Set(rows.merchants.map((row) => [...row.countries].sort().join(' '))),
  ];
  const languages = [...new Set(rows.generic.map(({ lang }) => lang))];
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
    localDomains: rows.localDomains,
    languages,
  };
  addAll(
    lexicon,
    Kind.frame,
    rows.frames.map((row) => row.phrase),
    frames.ids,
  );
  addAll(
    lexicon,
    Kind.word,
    rows.words.map((row) => row.word),
    words.ids,
  );
  addAll(
    lexicon,
    Kind.department,
    rows.departments.map((row) => row.word),
    departments.ids,
  );
  addWords(lexicon, rows, languages);
  const merchants = encodeMerchants(lexicon, rows.merchants, countrySets);
  const places = encodePlaces(lexicon, rows, countries);
  return {
    tables: new TextEncoder().encode(JSON.stringify(tables)),
    ...merchants,
    ...places,
    ...packKeys(
      'words',
      sortKeys(wordKeys(rows.words, words.ids), CUT_WORD_LENGTH_MIN),
      Uint16Array,
    ),
    ...lexicon.build(),
  };
}

function wordOf({ mcc, category, weight }: WordRow): Tables['words'][number] {
  return { mcc, category, weight };
}

/** The different values of all rows, and for each row the index of its value. */
function distinct<Row, Value>(
  rows: readonly Row[],
  makeValue: (row: Row) => Value,
): { values: Value[]; ids: number[] } {
  const values: Value[] = [];
  const seen = new Map<string, number>();
  const ids = rows.map((row) => {
    const value = makeValue(row);
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
    const wide = widen(text);
    if (wide !== text) lexicon.add(wide, kind, 0, ids[i] ?? 0);
  });
}

const WIDE: Readonly<Record<string, string>> = { Ä: 'AE', Ö: 'OE', Ü: 'UE', Å: 'AA', Ø: 'OE' };

/** A text with AE for Ä and so on, as statements print it. */
function widen(word: string): string {
  return word.toUpperCase().replace(/[ÄÖÜÅØ]/g, (letter) => WIDE[letter] ?? letter);
}

const CUT_WEIGHT_MIN = 2;
const CUT_WORD_LENGTH_MIN = 6;

function wordKeys(words: readonly WordRow[], ids: readonly number[]): Key[] {
  return words.flatMap((row, i) => {
    const isWhole = row.weight >= CUT_WEIGHT_MIN && /^\p{L}+$/u.test(row.word);
    return isWhole ? [{ key: fold(row.word).text, id: ids[i] ?? 0 }] : [];
  });
}

function addWords(lexicon: LexiconBuilder, rows: Rows, languages: readonly string[]): void {
  rows.intermediaries.forEach((row, id) => {
    lexicon.add(row.prefix, Kind.intermediary, 0, id);
  });
  for (const { name, kind } of rows.people) {
    for (const spelling of new Set([name, spellOut(name)])) {
      if (kind !== 'surname') lexicon.add(spelling, Kind.given, 0, 0);
      if (kind !== 'given') lexicon.add(spelling, Kind.surname, 0, 0);
    }
  }
  for (const word of rows.common) lexicon.add(word, Kind.common, 0, 0);
  for (const form of rows.legal) lexicon.add(form, Kind.legal, 0, 0);
  for (const { word, lang } of rows.generic) {
    lexicon.add(word, Kind.generic, 0, languages.indexOf(lang));
  }
}
