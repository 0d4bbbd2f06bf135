/** Finds the numbers of a place and of a shop among the labelled tokens: store, postal, phone. */

import { type Analysis, isWord, Label } from './analysis.ts';
import type { Enrichment } from './enrich.ts';
import { DIGITS, inputOf, type Token } from './read.ts';

/** A range of tokens, inclusive, and what they say. */
export interface Mark {
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

const HASH = 35;
const HYPHEN = 45;
const DATE_MARKS = new Set([HYPHEN, 46, 47, 58]);
const STORE_WORDS = new Set(
  'store str no nr shop filiale fil st unit restaurant tienda loja'.split(' '),
);
const STORE_WORDS_MAX = 2;
const STORE_DIGITS_MIN = 3;
const STORE_DIGITS_MAX = 6;
const PREFIX_LETTERS_MAX = 2;

/** The number of the shop, right behind a known name or behind `#`, as printed. */
export function findStoreNumber(enrichment: Enrichment, postal: Mark | null): Mark | null {
  const { analysis, answer } = enrichment;
  const { tokens } = analysis.reading;
  const end = answer.match?.hit.last ?? answer.name?.last ?? -1;
  if (end < 0) return null;
  const isKnown = answer.match !== null;
  let at = end + 1;
  let isCounted = false;
  for (let words = 0; words < STORE_WORDS_MAX && isStoreWord(analysis, at); words++) {
    isCounted = true;
    at++;
  }
  const head = tokens[at];
  const next = tokens[at + 1];
  if (!head) return null;
  const isPrefixed =
    isWord(head) && head.to - head.from <= PREFIX_LETTERS_MAX && next?.kind === DIGITS;
  const isJoined =
    isPrefixed && (next?.glued === true || (next?.mark === HYPHEN && next.blanks === 0));
  const last = isJoined ? at + 1 : at;
  const digits = tokens[last] as Token;
  if (digits.kind !== DIGITS || (postal && last >= postal.first && last <= postal.last))
    return null;
  const isHashed = head.mark === HASH || digits.mark === HASH || isCounted;
  if (!isHashed && !(isKnown && isPlainNumber(analysis, at, last))) return null;
  const length = digits.to - digits.from;
  if (length > STORE_DIGITS_MAX || (!isHashed && length < STORE_DIGITS_MIN)) return null;
  return { first: at, last, text: inputOf(analysis.reading, at, last) };
}

function isStoreWord(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  return isWord(token) && STORE_WORDS.has(token.text);
}

/** Close behind the name, and no part of a date, an amount, an address or a phone number. */
function isPlainNumber(analysis: Analysis, first: number, last: number): boolean {
  const { tokens } = analysis.reading;
  const head = tokens[first];
  const next = tokens[last + 1];
  if (analysis.labels[last] !== Label.number || !head) return false;
  if (head.blanks > 1 || (head.mark !== 0 && head.mark !== HYPHEN)) return false;
  if (!next || next.blanks > 0) return true;
  return !next.glued && (next.kind !== DIGITS || !DATE_MARKS.has(next.mark));
}

interface PostalForm {
  readonly digits: number;
  /** Where it stands: right before the place's name or right behind it. */
  readonly side: 'before' | 'behind';
}

const POSTAL_FORMS: ReadonlyMap<string, PostalForm> = new Map(
  (
    'DE5b FR5b ES5b IT5b FI5b GR5b TR5b MX5b HR5b EE5b LT5b RS5b AT4b CH4b BE4b DK4b NO4b HU4b ' +
    'LU4b PT4b SI4b BG4b CZ5b SE5b RO6b LI4b US5e AU4e NZ4e IN6e SG6e RU6e ZA4e PH4e CN6e'
  )
    .split(' ')
    .map((form) => {
      const side = form.endsWith('b') ? 'before' : 'behind';
      return [form.slice(0, 2), { digits: Number(form[2]), side }] as const;
    }),
);

/** A postal code of digits beside the place, where the text's country is known. */
export function findPostalCode(analysis: Analysis): Mark | null {
  const form = POSTAL_FORMS.get(analysis.location.country ?? '');
  if (!form) return null;
  const { tokens } = analysis.reading;
  const step = form.side === 'before' ? 1 : -1;
  for (let i = tokens.length - 1; i > 0; i--) {
    const token = tokens[i] as Token;
    const beside = tokens[i + step];
    if (token.kind !== DIGITS || token.to - token.from !== form.digits) continue;
    if (!beside || beside.kind === DIGITS || analysis.labels[i + step] !== Label.place) continue;
    if (token.mark === HASH || DATE_MARKS.has(token.mark)) continue;
    return { first: i, last: i, text: inputOf(analysis.reading, i, i) };
  }
  return null;
}

/** The tokens of the phone number that was read, with the plus sign if it is printed. */
export function findPhone(analysis: Analysis): Mark | null {
  const { phone, labels, reading } = analysis;
  if (phone === null) return null;
  const { tokens } = reading;
  for (let first = 0; first < tokens.length; first++) {
    let digits = '';
    for (let i = first; i < tokens.length && digits.length < phone.length; i++) {
      const token = tokens[i] as Token;
      if (token.kind !== DIGITS || labels[i] !== Label.contact) break;
      digits += reading.text.slice(token.from, token.to);
      if (digits !== phone) continue;
      const start = tokens[first] as Token;
      const isPlus = reading.text[start.from - 1] === '+';
      return { first, last: i, text: isPlus ? `+${phone}` : phone };
    }
  }
  return null;
}
