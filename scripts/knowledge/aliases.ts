/** The spellings of one merchant: variants to add, and which of them are too ordinary alone. */

import { foldText, foldWords, plainKey, spellOut, withoutLegalForm } from './fold.ts';
import type { AliasRow, MerchantRow } from './rows.ts';

/** Folded keys of what a word can also be; see `plainKey`. */
export interface OrdinaryKeys {
  readonly common: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
}

/** From this popularity on, an overlay row that lists a spelling unmarked is believed. */
const TRUSTED_POPULARITY = 5;
const ALIAS_LETTERS_MAX = 64;
/** Scripts whose words are short: two characters can be a full name. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * All spellings of a merchant, its name first, each once: those listed, their variants, and the
 * domain with its ending when `ownsDomain`. A spelling that is ordinary is weak.
 */
export function spellingsOf(
  row: MerchantRow,
  ordinary: OrdinaryKeys,
  ownsDomain: boolean,
): AliasRow[] {
  const found = new Map<string, AliasRow>();
  const add = (text: string, weak: boolean) => {
    const key = plainKey(text);
    if (key === '' || key.length > ALIAS_LETTERS_MAX || found.has(key)) return;
    found.set(key, { text, weak });
  };
  const marks = new Map(row.aliases.map((alias) => [plainKey(alias.text), alias.weak]));
  const listed = [row.name, ...row.aliases.map((alias) => alias.text)];
  for (const text of listed) {
    const marked = marks.get(plainKey(text)) ?? false;
    const judged = marks.has(plainKey(text)) && row.origin !== 'overlay';
    add(text, marked || (!judged && !isTrusted(row) && isOrdinary(text, row, ordinary)));
  }
  if (ownsDomain && row.domain !== null) add(row.domain, false);
  for (const base of [...found.values()]) {
    for (const text of variantsOf(base.text)) {
      add(text, base.weak || isOrdinary(text, row, ordinary));
    }
    const owner = withoutPossessive(base.text);
    if (owner !== null) add(owner, true);
  }
  return [...found.values()];
}

/** A row of a package with its ordinary spellings marked weak; an overlay row as it is. */
export function markOrdinary(
  row: MerchantRow,
  ordinary: OrdinaryKeys,
  judged: ReadonlyMap<string, boolean>,
): MerchantRow {
  if (row.origin === 'overlay') return row;
  const aliases = [{ text: row.name, weak: false }, ...row.aliases].map(({ text, weak }) => ({
    text,
    weak: weak || (judged.get(plainKey(text)) ?? isOrdinary(text, row, ordinary)),
  }));
  return { ...row, aliases };
}

/** What the overlay says of a spelling, for all its bearers: weak, or a well-known name. */
export function judgedKeys(rows: readonly MerchantRow[]): Map<string, boolean> {
  const judged = new Map<string, boolean>();
  for (const row of rows.filter(isTrusted)) judged.set(plainKey(row.name), false);
  for (const row of rows.filter((row) => row.origin === 'overlay')) {
    for (const alias of row.aliases) if (alias.weak) judged.set(plainKey(alias.text), true);
  }
  return judged;
}

function isTrusted(row: MerchantRow): boolean {
  return row.origin === 'overlay' && row.popularity >= TRUSTED_POPULARITY;
}

/** Whether a spelling is also an ordinary word, a place, a person or an abbreviation. */
export function isOrdinary(text: string, row: MerchantRow, ordinary: OrdinaryKeys): boolean {
  const key = plainKey(text);
  const letters = foldText(text).replace(/[^\p{L}]/gu, '');
  if (DENSE.test(text)) return [...key].length < 2 || ordinary.common.has(key);
  if (letters.length <= 3) return true;
  if (row.origin !== 'overlay' && row.popularity <= 1 && key.length <= 4) return true;
  if (ordinary.common.has(key) || ordinary.places.has(key) || ordinary.people.has(key)) return true;
  const words = foldWords(text);
  const rare = row.origin !== 'overlay' && row.popularity <= 2;
  return rare && words.length === 2 && words.every((word) => ordinary.people.has(word));
}

/** Spellings that differ by AND, PLUS, THE, a legal form or a German, Danish or Swedish letter. */
export function variantsOf(text: string): string[] {
  const words = foldWords(text);
  const variants = new Set<string>();
  const add = (parts: readonly string[]) => {
    if (parts.length > 0) variants.add(parts.join(' '));
  };
  if (/[&+]/.test(text)) add(words);
  if (words.length > 2) add(words.filter((word, index) => word !== 'and' || index === 0));
  add(words[0] === 'the' ? words.slice(1) : words);
  const short = withoutLegalForm(words);
  if (short.length < words.length) add(short);
  add(foldWords(spellOut(text)));
  return [...variants].filter((variant) => plainKey(variant) !== plainKey(text)).map(toPrinted);
}

/** `Wendy's` also prints as WENDY, which is a given name: null when nothing is possessive. */
function withoutPossessive(text: string): string | null {
  const bare = text.replace(/['’]s(?=$|[\s,&-])/i, '');
  return bare === text ? null : toPrinted(bare);
}

function toPrinted(text: string): string {
  return text.toUpperCase();
}
