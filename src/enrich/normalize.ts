/** The part of a descriptor that stays the same from one transaction to the next. */

import { CJK, DIGITS, LETTERS, type Reading, read, spanOf, type Token } from './read.ts';
import { findSecrets, replaceSecrets, type Secret } from './redact.ts';

/**
 * The redacted, folded words of a descriptor, with single blanks: the key of corrections. It does
 * not change with case, accents, punctuation, store, card and reference numbers, dates, times and
 * amounts, nor with the version of the knowledge. `<email>` and `<iban>` stand for what they name;
 * all other numbers are left out, but for those of a name (`7-eleven`, `o2`, `24 hour fitness`).
 */
export function normalize(description: string): string {
  return normalizeReading(read(description));
}

/** The same for a descriptor that has been read. */
export function normalizeReading(reading: Reading): string {
  const secrets = findSecrets(reading.input);
  const words = cutWords(reading, secrets);
  keepNameNumbers(words);
  dropDates(words);
  let out = '';
  for (const word of words) {
    if (word.text === '') continue;
    out += out === '' ? word.text : `${word.isTied ? '-' : ' '}${word.text}`;
  }
  // Capitals do not tell the two forms of the Greek sigma apart.
  if (out.includes('ς')) return out.replaceAll('ς', 'σ');
  return out === '' ? read(replaceSecrets(reading.input, secrets)).text.trim() : out;
}

interface Word {
  /** Empty when the word is left out. */
  text: string;
  readonly full: string;
  readonly isNumber: boolean;
  readonly mark: number;
  readonly blanks: number;
  /** A kept number before it stays tied to it by a hyphen. */
  isTied: boolean;
}

/** Glued tokens make one word; tokens of a secret make its placeholder, once. */
function cutWords(reading: Reading, secrets: readonly Secret[]): Word[] {
  const { tokens } = reading;
  const words: Word[] = [];
  let written: Secret | undefined;
  for (let first = 0; first < tokens.length; ) {
    const secret = secretAt(reading, secrets, first);
    let last = first;
    while (tokens[last + 1]?.glued && secretAt(reading, secrets, last + 1) === secret) last++;
    const head = tokens[first] as Token;
    const full = reading.text.slice(head.from, tokens[last]?.to);
    let text = wordText(reading, first, last);
    if (secret) text = secret === written ? '' : placeholderOf(secret);
    if (secret) written = secret;
    const isNumber = secret === undefined && first === last && head.kind === DIGITS;
    words.push({ text, full, isNumber, mark: head.mark, blanks: head.blanks, isTied: false });
    first = last + 1;
  }
  return words;
}

function secretAt(reading: Reading, secrets: readonly Secret[], index: number): Secret | undefined {
  if (secrets.length === 0) return undefined;
  const [start, end] = spanOf(reading, index, index);
  return secrets.find((secret) => secret.start < end && secret.end > start);
}

function placeholderOf({ kind }: Secret): string {
  return kind === 'email' || kind === 'iban' ? `<${kind}>` : '';
}

const MIXED_LENGTH_MAX = 4;
const NAME_LETTERS_MIN = 4;
const TAIL_LETTERS_MIN = 3;
const NAME_DIGITS_MAX = 2;
const MASK = /^x{2,}$/;

/** What is kept of one word: letters, and digits that look like a part of a name. */
function wordText(reading: Reading, first: number, last: number): string {
  const { tokens, text } = reading;
  const head = tokens[first] as Token;
  if (first === last && head.kind !== DIGITS) {
    const written = head.text;
    if (isPlaceholder(text, head)) return `<${written}>`;
    return MASK.test(written) ? '' : written;
  }
  let letters = '';
  let digits = 0;
  let isLatin = true;
  for (let i = first; i <= last; i++) {
    const token = tokens[i] as Token;
    if (token.kind === DIGITS) digits += token.to - token.from;
    else letters += token.text;
    if (token.kind === CJK || text.charCodeAt(token.from) > 126) isLatin = false;
  }
  if (digits === 0) return letters;
  if (!isLatin) return letters;
  return mixedText(reading, first, last, letters, digits);
}

function mixedText(
  reading: Reading,
  first: number,
  last: number,
  letters: string,
  digits: number,
): string {
  const { tokens } = reading;
  const head = tokens[first] as Token;
  const tail = tokens[last] as Token;
  const full = reading.text.slice(head.from, tail.to).replaceAll("'", '');
  const headLetters = head.kind === LETTERS ? head.to - head.from : 0;
  const tailLetters = tail.kind === LETTERS ? tail.to - tail.from : 0;
  if (letters === '' || MONTHS.has(letters) || MASK.test(letters)) return '';
  if (digits === 1 && full.length <= MIXED_LENGTH_MAX) return full;
  if (last === first + 1 && headLetters >= NAME_LETTERS_MIN) return head.text;
  if (last === first + 1 && tailLetters >= TAIL_LETTERS_MIN) {
    if (digits <= NAME_DIGITS_MAX) return full;
    return tailLetters >= NAME_LETTERS_MIN ? tail.text : '';
  }
  return '';
}

function isPlaceholder(text: string, token: Token): boolean {
  const written = text.slice(token.from - 1, token.to + 1);
  return written === '<email>' || written === '<iban>';
}

const HYPHEN = 45;
const STAR = 42;
const TIED_DIGITS_MAX = 3;

/** Numbers tied to a name by a hyphen, or standing before it at the start or behind a star. */
function keepNameNumbers(words: Word[]): void {
  for (let i = words.length - 2; i >= 0; i--) {
    const word = words[i] as Word;
    const next = words[i + 1] as Word;
    if (!word.isNumber || next.text === '' || isOfDate(next)) continue;
    const isTied = next.mark === HYPHEN && next.blanks === 0;
    const isStart = i === 0 || word.mark === STAR;
    const isBefore = isStart && next.mark === 0 && next.blanks === 1 && !next.isNumber;
    const max = isTied ? TIED_DIGITS_MAX : NAME_DIGITS_MAX;
    if ((!isTied && !isBefore) || word.full.length > max) continue;
    word.text = word.full;
    next.isTied = isTied;
  }
}

const MONTHS = new Set(
  (
    'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july ' +
    'august september october november december mai okt dez januar februar marz maerz juni juli ' +
    'oktober dezember janv fevr avr juin juil aout ene abr ago dic gen mag giu lug set ott fev out'
  ).split(' '),
);
const TIMES = new Set(['am', 'pm', 'uhr', 'h', 'hrs']);

/** Months beside a number and the words of a time behind one. */
function dropDates(words: Word[]): void {
  words.forEach((word, i) => {
    if (word.blanks > 1 && !words[i + 1]?.isNumber) return;
    const isAfter = isDroppedNumber(words[i - 1]) && word.blanks <= 1;
    const isBefore = isDroppedNumber(words[i + 1]) && (words[i + 1]?.blanks ?? 0) <= 1;
    if ((isAfter || isBefore) && MONTHS.has(word.text)) word.text = '';
    else if (isAfter && TIMES.has(word.text)) word.text = '';
  });
}

function isDroppedNumber(word: Word | undefined): boolean {
  return word?.isNumber === true && word.text === '';
}

function isOfDate(word: Word): boolean {
  return MONTHS.has(word.full) || TIMES.has(word.full);
}
