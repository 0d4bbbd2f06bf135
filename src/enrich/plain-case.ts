/** Title case for plain text: ASCII alone, single blanks; most names are such. */

/** Words that stay small behind a blank. */
export const SMALL: ReadonlySet<string> = new Set(
  (
    'of and the for in on at to de la le les du des d di da do dos das del della el los las y e et ' +
    'und der die den von van vom zum zur am im af og och i'
  ).split(' '),
);

/** No word of a list of special spellings is longer. */
const LISTED_LETTERS_MAX = 5;
const BLANK = 32;
const APOSTROPHE = 39;
const A = 97;
const M = 109;
const Z = 122;

const SMALL_LETTERS = 1;
const CAPITALS = 2;
const OTHER = 4;

/** The text in title case, as it is when its case is mixed, or null when it is not plain. */
export function setPlainCase(
  text: string,
  caseWord: (lower: string, before: string | undefined) => string,
): string | null {
  const kinds = kindsOf(text);
  if ((kinds & OTHER) !== 0) return null;
  if (kinds === (SMALL_LETTERS | CAPITALS)) return text;
  const lower = text.toLowerCase();
  const upper = kinds === CAPITALS ? text : text.toUpperCase();
  let out = '';
  let done = 0;
  let isFirst = true;
  for (let from = firstPart(lower, 0); from < lower.length; ) {
    const to = wordEnd(lower, from);
    const before = from === 0 ? undefined : lower[from - 1];
    out += lower.slice(done, from);
    if (isSpecial(lower, from, to) || before === '.') {
      const word = lower.slice(from, to);
      const isSmall = !isFirst && before === ' ' && SMALL.has(word);
      out += isSmall ? word : caseWord(word, before);
      done = to;
    } else {
      out += upper[from];
      done = from + 1;
    }
    isFirst = false;
    from = firstPart(lower, to);
  }
  return out + lower.slice(done);
}

/** Which kinds of characters a text has; a blank at either end or beside another is no plain one. */
function kindsOf(text: string): number {
  let kinds = 0;
  let isBehindBlank = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) kinds |= SMALL_LETTERS;
    else if (code >= 65 && code <= 90) kinds |= CAPITALS;
    else if (code < BLANK || code > 126 || (code === BLANK && isBehindBlank)) kinds |= OTHER;
    isBehindBlank = code === BLANK;
  }
  return isBehindBlank ? kinds | OTHER : kinds;
}

/** Whether a word may be spelled otherwise than with one capital: short, `Mc`, or no letters only. */
function isSpecial(lower: string, from: number, to: number): boolean {
  if (to - from <= LISTED_LETTERS_MAX || lower.charCodeAt(from) === M) return true;
  for (let i = from; i < to; i++) if (lower.charCodeAt(i) < A) return true;
  return false;
}

/** The first letter, digit or apostrophe from `from` on, or the end. */
function firstPart(lower: string, from: number): number {
  let at = from;
  while (at < lower.length && !isPart(lower.charCodeAt(at))) at++;
  return at;
}

function wordEnd(lower: string, from: number): number {
  let to = from;
  while (to < lower.length && isPart(lower.charCodeAt(to))) to++;
  return to;
}

function isPart(code: number): boolean {
  return (code >= A && code <= Z) || (code >= 48 && code <= 57) || code === APOSTROPHE;
}
