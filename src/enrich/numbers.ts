/** Labels what is no name by its shape: dates, times, amounts, card and reference numbers. */

import { type Analysis, hasSense, isInsideMerchant, isWord, Label, mark } from './analysis.ts';
import { Kind } from './knowledge/lexicon.ts';
import { findPhone } from './phone.ts';
import { DIGITS, mayHaveMark, type Token, tokenAt } from './read.ts';
import { WordSet, wordSet } from './word-set.ts';

const MONTHS = new Set(
  (
    'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july ' +
    'august september october november december maerz mai okt dez januar februar juni juli ' +
    'oktober dezember janv fevr avr juin juil aout ene abr ago dic gen mag giu lug set ott fev out'
  ).split(' '),
);
const CURRENCIES = new Set(
  (
    'usd eur gbp cad aud nzd chf jpy sek nok dkk pln czk huf ron bgn try rub inr brl mxn cny hkd ' +
    'sgd krw zar ils aed sar thb idr myr php vnd ars clp cop pen uah isk rs eu us dollar dollars euro'
  ).split(' '),
);
const AMOUNT_WORDS = new Set(['eu', 'us']);
const REFERENCE_LENGTH_MIN = 5;
const NAME_LETTERS_MIN = 4;
const COLON = 58;
const DATE_MARKS = new Set([45, 46, 47]);
const DOT = 46;

/** Labels numbers, and letters that belong to them, as `number` or `contact`. */
export function labelNumbers(analysis: Analysis): void {
  const { tokens } = analysis.reading;
  let hasDigits = false;
  for (let first = 0; first < tokens.length; ) {
    let last = first;
    while (tokens[last + 1]?.glued) last++;
    hasDigits = labelWord(analysis, first, last) || hasDigits;
    first = last + 1;
  }
  if (!hasDigits) return;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.kind === DIGITS && analysis.labels[i] === Label.number) labelAround(analysis, i);
  }
  findPhone(analysis);
  labelBeforeTime(analysis);
  readCode(analysis);
}

const CODE_DIGITS = 4;
const CODE_NAME = wordSet('mcc');

/** `MCC 5816`: some lines print the code. */
function readCode(analysis: Analysis): void {
  const { tokens } = analysis.reading;
  let at = 0;
  while (at < tokens.length && !CODE_NAME.holds(tokens[at] as Token)) at++;
  const code = tokens[at + 1];
  if (code?.kind !== DIGITS || code.to - code.from !== CODE_DIGITS) return;
  mark(analysis, at, at + 1, Label.number);
  if (code.text in analysis.knowledge.tables.mccCategory) analysis.mcc ??= code.text;
}

/** `26.07. 16:03NAME`: a time without a blank behind it ends the bank's part. */
function labelBeforeTime(analysis: Analysis): void {
  const { tokens } = analysis.reading;
  if (!mayHaveMark(analysis.reading, COLON)) return;
  for (let i = 2; i < tokens.length; i++) {
    const minutes = tokens[i - 1] as Token;
    if (!isWord(tokens[i]) || tokens[i]?.glued !== true || minutes.mark !== COLON) continue;
    if (!isPair(minutes) || !isPair(tokens[i - 2] as Token)) continue;
    mark(analysis, 0, i - 1, Label.noise);
    analysis.labels[i] = Label.name;
    return;
  }
}

function isPair({ kind, from, to }: Token): boolean {
  return kind === DIGITS && to - from === 2;
}

/** Labels one word: the tokens that stand glued together. Gives whether it has digits. */
function labelWord(analysis: Analysis, first: number, last: number): boolean {
  const { tokens } = analysis.reading;
  let digits = 0;
  let letters = 0;
  for (let i = first; i <= last; i++) {
    const token = tokens[i] as Token;
    if (token.kind === DIGITS) digits += token.to - token.from;
    else letters += token.to - token.from;
  }
  if (digits === 0) {
    if (first === last && isMask(analysis, first)) mark(analysis, first, last, Label.number);
    return false;
  }
  if (isPartOfAlias(analysis, first, last)) return true;
  if (letters === 0) mark(analysis, first, last, Label.number);
  else labelMixed(analysis, first, last, digits, letters);
  return true;
}

/** A word of letters and digits: a name with a number behind it, or a reference. */
function labelMixed(
  analysis: Analysis,
  first: number,
  last: number,
  digits: number,
  letters: number,
): void {
  const { tokens } = analysis.reading;
  const head = tokens[first] as Token;
  const headLetters = head.kind === DIGITS ? 0 : head.to - head.from;
  if (isMask(analysis, first)) {
    mark(analysis, first, last, Label.number);
    return;
  }
  if (headLetters >= NAME_LETTERS_MIN && (last === first + 1 || isKnownHead(analysis, first))) {
    mark(analysis, first + 1, last, Label.number);
    return;
  }
  const tail = tokens[last] as Token;
  const isNumberThenName = last === first + 1 && tail.kind !== DIGITS && tail.to - tail.from >= 4;
  if (isNumberThenName && (digits >= 3 || head.mark === COLON || head.mark === DOT)) {
    mark(analysis, first, first, Label.number);
    return;
  }
  const isReference = digits + letters >= REFERENCE_LENGTH_MIN && (digits >= 2 || last - first > 1);
  if (isReference || isOrderOfDate(analysis, first, last)) {
    mark(analysis, first, last, Label.number);
  } else if (first > 0 && headLetters <= 2 && last === first + 1) {
    mark(analysis, first, last, Label.number);
  }
}

/** The letters before the first digit are a word that stands for something. */
function isKnownHead(analysis: Analysis, first: number): boolean {
  return (analysis.senses[first] ?? 0) !== 0;
}

function isMask(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  return isWord(token) && token.text.startsWith('xx') && MASK.test(token.text);
}

const MASK = /^x+$/;

/** `12mar`, `mar12`, `12mar24`. */
function isOrderOfDate(analysis: Analysis, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (isMonth(analysis, i)) return true;
  return false;
}

function isMonth(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  return isWord(token) && MONTHS.has(token.text);
}

/** Whether a merchant alias of more than these tokens' digits covers them. */
function isPartOfAlias(analysis: Analysis, first: number, last: number): boolean {
  if (isInsideMerchant(analysis, first, last)) return true;
  return last > first && hasSense(analysis, Kind.merchant, first, last);
}

const COUNTED_BEFORE = new Set([
  'no',
  'nr',
  'num',
  'number',
  'ref',
  'card',
  'terminal',
  'auth',
  'id',
  'inv',
  'order',
  'carte',
  'carta',
  'karte',
  'karta',
  'tarjeta',
  'kort',
]);
/** What leads to a date: `ON 11 APR`, `DEN 11.04`. */
const DATE_LEADS = new Set(['on', 'den', 'du', 'vom', 'del', 'op', 'em']);
const TIME_WORDS = new Set(['am', 'pm', 'uhr', 'h']);
/** All words that may belong to a number. */
const BESIDE = new WordSet([
  ...MONTHS,
  ...CURRENCIES,
  ...COUNTED_BEFORE,
  ...DATE_LEADS,
  ...TIME_WORDS,
]);

/** Months, currencies and counting words next to a number belong to it. */
function labelAround(analysis: Analysis, index: number): void {
  const { reading, labels } = analysis;
  for (let at = index - 1; at <= index + 1; at += 2) {
    const token = tokenAt(reading.tokens, at);
    if (!isWord(token) || labels[at] !== Label.name) continue;
    const text = token.text;
    const isBefore = at < index;
    const near = (isBefore ? reading.tokens[index] : token)?.blanks ?? 0;
    if (near > 1) continue;
    const isTag = isBefore && token.to - token.from <= TAG_LETTERS_MAX;
    const isTagged = isTag && reading.tokens[index]?.mark === COLON;
    if (!isTagged && !BESIDE.holds(token)) continue;
    const belongs =
      isTagged ||
      MONTHS.has(text) ||
      (CURRENCIES.has(text) && !(AMOUNT_WORDS.has(text) && !isDecimal(analysis, index))) ||
      (isBefore && COUNTED_BEFORE.has(text)) ||
      (isBefore && DATE_LEADS.has(text) && isDate(analysis, index)) ||
      (!isBefore && TIME_WORDS.has(text));
    if (belongs && !isInsideMerchant(analysis, at, at)) labels[at] = Label.number;
  }
}

/** `MK:678321`. */
const TAG_LETTERS_MAX = 4;

/** Whether a number starts a date: a month or another number follows it. */
function isDate(analysis: Analysis, index: number): boolean {
  const next = analysis.reading.tokens[index + 1];
  if (next === undefined || next.blanks > 1) return false;
  return isMonth(analysis, index + 1) || (next.kind === DIGITS && DATE_MARKS.has(next.mark));
}

function isDecimal(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  return (
    token !== undefined && token.to - token.from === 2 && (token.mark === 46 || token.mark === 44)
  );
}
