/** Makes the merchant's name out of the text when no known merchant fits: cleaned, well cased. */

import { type Analysis, hasSense, hitsOf } from './analysis.ts';
import { missingLetters } from './completion.ts';
import { Kind } from './knowledge/lexicon.ts';
import { SMALL, setPlainCase } from './plain-case.ts';
import { DIGITS, inputOf, LETTERS, type Token } from './read.ts';
import { isIdle, type Run } from './runs.ts';
import { hasClearTrade } from './trade.ts';
import { wordSet } from './word-set.ts';

const STAR = 42;
const LETTERS_MIN = 2;
const PREFIX_LETTERS_MAX = 4;
const LONG_LETTERS_MIN = 6;
const RUNS_MAX = 3;

export interface CleanName {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  /** Letters and digits of its words with identity. */
  readonly letters: number;
}

/** The cleaned name, or null when nothing with two letters is left. */
export function cleanName(analysis: Analysis): CleanName | null {
  const runs = analysis.runs.filter((run) => lettersOf(analysis, run) >= LETTERS_MIN);
  const run = chooseRun(analysis, runs);
  if (!run) return null;
  const { first, last } = trim(analysis, run);
  const printed = inputOf(analysis.reading, first, last);
  const missing = missingLetters(analysis, first, last);
  const isUpper = printed === printed.toUpperCase();
  const text = setCase(printed + (isUpper ? missing.toUpperCase() : missing));
  return text === '' ? null : { text, first, last, letters: run.letters };
}

/** The first run; the second when the first is a short code before a star. */
function chooseRun(analysis: Analysis, runs: readonly Run[]): Run | null {
  const [first, second] = runs;
  if (!first) return null;
  if (!second) return first;
  const isCode = lettersOf(analysis, first) <= PREFIX_LETTERS_MAX && first.first === first.last;
  const next = analysis.reading.tokens[second.first];
  const isAfterStar = next?.mark === STAR && second.first === first.last + 1;
  const isName = isCode || second.last > second.first;
  const isSingle = first.first === first.last;
  if (isSingle && isName && isAfterStar && lettersOf(analysis, second) > LETTERS_MIN) return second;
  if (first.letters === 0 && second.letters > 0) return second;
  const longer = runs.slice(1, RUNS_MAX).find((run) => run.letters >= LONG_LETTERS_MIN);
  return isCode && longer ? longer : first;
}

function lettersOf(analysis: Analysis, run: Run): number {
  let letters = 0;
  for (let i = run.first; i <= run.last; i++) {
    const token = analysis.reading.tokens[i] as Token;
    if (token.kind !== DIGITS) letters += token.to - token.from;
  }
  return letters;
}

/** Leaves out legal forms and idle words at the end, as long as a name stays. */
function trim(analysis: Analysis, run: Run): { first: number; last: number } {
  let { first } = run;
  let last = ownerStart(analysis, run.first, legalEnd(analysis, run));
  last = tradeEnd(analysis, run.first, last);
  while (first < last && LEADING_LEGAL.holds(analysis.reading.tokens[first] as Token)) first++;
  const end = last;
  while (last > first && isLoose(analysis, last)) last--;
  const next = last < end ? analysis.reading.tokens[last + 1] : undefined;
  if (next && next.mark === 0 && SHOP_WORDS.holds(next)) last++;
  return { first, last };
}

/** Idle words that end the names of small shops: one of them stays. */
const SHOP_WORDS = wordSet(
  'store stores shop shops shoppe kiosk boutique services service trading enterprises ventures ' +
    'partners laden handel winkel butik butikk tienda loja negozio sklep magasin kauppa',
);

const LONG_WORDS_MIN = 5;
const TOWN_WORDS_MAX = 3;

/**
 * Of a long name the last token that names its trade, where a few words that say nothing follow:
 * `THE RED LION INN WOOLER NORTHUMBLD`. They are a town that no table knows.
 */
function tradeEnd(analysis: Analysis, first: number, last: number): number {
  if (last - first + 1 < LONG_WORDS_MIN) return last;
  for (let at = last; at > first && at >= last - TOWN_WORDS_MAX; at--) {
    if (hasClearTrade(analysis, at, at)) return at;
    const token = analysis.reading.tokens[at] as Token;
    const isMute = token.mark === 0 && !SMALL.has(token.text) && !isIdle(analysis, at);
    if (!isMute || token.kind !== LETTERS || hasSense(analysis, Kind.word, at, at)) return last;
  }
  return last;
}

const OWNER_WORDS_MAX = 3;
const OWNER_NAMES_MIN = 2;

/** The last token before an owner: `LAVANDERIA BIANCANEVE DI ROSSI C.`. */
function ownerStart(analysis: Analysis, first: number, last: number): number {
  const { tokens } = analysis.reading;
  for (let i = Math.max(first + OWNER_NAMES_MIN, last - OWNER_WORDS_MAX); i < last - 1; i++) {
    if (tokens[i]?.text !== 'di') continue;
    for (let k = i + 1; k <= last; k++) if (!isPersonsName(analysis, k)) return last;
    return i - 1;
  }
  return last;
}

function isPersonsName(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  return (
    (token !== undefined && token.to - token.from === 1) ||
    hasSense(analysis, Kind.surname, index, index) ||
    hasSense(analysis, Kind.given, index, index)
  );
}

const SURE_LEGAL = wordSet(
  'ltd limited llc inc corp gmbh pty sarl selarl srl snc bv bvba sprl vof oy ltda lda plc kft zrt sro doo eirl eireli uab',
);

/** Legal forms that stand before the name: `SARL LES 3 TILLEULS`, `SIA TET`. */
const LEADING_LEGAL = wordSet('sarl eurl selarl gaec sci sia uab ооо ооо ип зао оао пао тов');

/** The last token before a legal form: what stands behind `LTD` or `E.V.` is no name. */
function legalEnd(analysis: Analysis, run: Run): number {
  for (let i = run.first + 1; i <= run.last; i++) {
    const token = analysis.reading.tokens[i];
    if (token && SURE_LEGAL.holds(token)) return i - 1;
    if (hasSense(analysis, Kind.legal, i, i) && isPlaceUpTo(analysis, i + 1, run.last))
      return i - 1;
  }
  const letters = hitsOf(analysis, Kind.legal).find(
    (hit) => hit.first > run.first + 1 && hit.last <= run.last && hit.last > hit.first,
  );
  return letters ? letters.first - 1 : run.last;
}

/** `LOCATELLI SNC CLUSONE`: nothing but a place stands behind the legal form. */
function isPlaceUpTo(analysis: Analysis, first: number, last: number): boolean {
  const start = analysis.reading.tokens[first]?.kind === DIGITS ? first + 1 : first;
  return start <= last && hasSense(analysis, Kind.place, start, last);
}

/** Idle words, and small words that lead to nothing. */
function isLoose(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  if (token && LOOSE.holds(token)) return true;
  return isIdle(analysis, index) && !isInitial(analysis, index);
}

function isInitial(analysis: Analysis, index: number): boolean {
  return analysis.reading.tokens[index]?.glued === true;
}

const LOOSE = wordSet('and of the de da do la le et und des du del di');
const UPPER = new Set(
  'usa uk bbq atm llc ltd gmbh ag bp kg ii iii iv tv pc dvd cd ny nyc la sf dc bmw kfc ups dhl hm pta ymca ywca'.split(
    ' ',
  ),
);

/** Blanks that are not single spaces. */
const BLANKS = /[^\S ]| {2}/;

/** Title case for text that is all upper or all lower case; mixed case stands as it is. */
export function setCase(input: string): string {
  const plain = setPlainCase(input, caseWord);
  if (plain !== null) return plain;
  const text = (BLANKS.test(input) ? input.replace(/\s+/g, ' ') : input).trim();
  const isMixed = text !== text.toUpperCase() && text !== text.toLowerCase();
  if (isMixed) return text;
  let isFirst = true;
  return text.replace(/[\p{L}\p{M}\p{N}'’]+/gu, (word, offset: number) => {
    const lower = lowerOf(word);
    const wasFirst = isFirst;
    isFirst = false;
    if (!wasFirst && SMALL.has(lower) && text.charAt(offset - 1) === ' ') return lower;
    return caseWord(lower, text.charAt(offset - 1));
  });
}

/** The Turkish capital I with a dot has no small letter of its own in Unicode's plain mapping. */
function lowerOf(word: string): string {
  return word.includes('İ') ? word.replaceAll('İ', 'i').toLowerCase() : word.toLowerCase();
}

const PLAIN = /^[a-z]+$/;

function caseWord(lower: string, before: string | undefined): string {
  if (UPPER.has(lower) || isAcronym(lower)) return lower.toUpperCase();
  if (before !== '.' && !lower.startsWith('mc') && PLAIN.test(lower)) return upperAt(lower, 0);
  if (before === '.' && /^(com|net|org|co|uk|de|fr|io|eu|es|it|nl|ca|au)$/.test(lower))
    return lower;
  const start = /^\p{N}+(?:st|nd|rd|th)$/u.test(lower) ? 0 : lower.search(/\p{L}/u);
  if (start < 0 || /^\p{N}+(?:st|nd|rd|th)$/u.test(lower)) return lower;
  let out = lower.slice(0, start) + upperAt(lower, start);
  const apostrophe = out.search(/['’]/);
  if (apostrophe > 0 && apostrophe <= 2 && out.length - apostrophe > 2) {
    out = out.slice(0, apostrophe + 1) + upperAt(out, apostrophe + 1);
  }
  if (/^Mc\p{L}{3}/u.test(out)) out = `Mc${upperAt(out, 2)}`;
  return out;
}

function upperAt(text: string, index: number): string {
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
  return character.toUpperCase() + text.slice(index + character.length);
}

const ACRONYM_LETTERS_MAX = 4;
const SHORT_FORMS = new Set('mr mrs ms dr st jr sr ft mt'.split(' '));

/** Two to four Latin letters without a vowel. */
function isAcronym(lower: string): boolean {
  if (lower.length > ACRONYM_LETTERS_MAX) return false;
  return /^[bcdfghjklmnpqrstvwxz]{2,4}$/.test(lower) && !SHORT_FORMS.has(lower);
}
