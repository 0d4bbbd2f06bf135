/** Tells where a phrase of the bank counts: some words are bank wording only in their place. */

import {
  type Analysis,
  countNameLetters,
  firstName,
  hasSense,
  hitsOf,
  isInsideMerchant,
  isWord,
} from './analysis.ts';
import type { FrameRow } from './knowledge/decode.ts';
import { type Hit, Kind } from './knowledge/lexicon.ts';
import { DIGITS, type Token, tokenAt } from './read.ts';

const SHORT_LETTERS_MAX = 4;
const FEW_LETTERS_MAX = 5;
const TINY_LETTERS_MAX = 3;

/**
 * One short word decides that there is no merchant only where it stands first, and a label only
 * where hardly anything else stands: `SQ` is a cheque in Brazil and a payment facilitator.
 */
export function isCredible(analysis: Analysis, hit: Hit, row: FrameRow): boolean {
  if (hit.last > hit.first) return true;
  const token = analysis.reading.tokens[hit.first] as Token;
  const letters = token.to - token.from;
  if (letters > SHORT_LETTERS_MAX) return true;
  if (row.action !== 'label' && isNamePart(analysis, hit)) return false;
  if (row.action === 'tail' && analysis.isTransferToPerson) return true;
  if (row.action === 'strip' || row.action === 'tail') return isShortFrame(analysis, hit, row);
  if (row.action !== 'label' && row.action !== 'person') return true;
  const first = firstName(analysis);
  if (row.type === 'cash' && isAtm(analysis, hit.first)) return true;
  if (first >= 0 && first < hit.first) return false;
  if (hasSense(analysis, Kind.intermediary, hit.first, hit.first) && row.lang !== 'en')
    return false;
  if (row.type === 'cash' || row.type === 'salary') return true;
  if (row.action === 'person')
    return (
      isFirstCode(analysis, hit) ||
      letters > TINY_LETTERS_MAX ||
      row.lang !== 'en' ||
      isFielded(analysis, hit.last)
    );
  return countNameLetters(analysis, hit.last + 1, analysis.labels.length - 1) <= FEW_LETTERS_MAX;
}

/** Whether the word is a name or belongs to one, and so is no wording. */
function isNamePart(analysis: Analysis, hit: Hit): boolean {
  const next = analysis.reading.tokens[hit.last + 1];
  return (
    next?.mark === AMPERSAND ||
    (next?.mark === HASH && isBrand(analysis, hit)) ||
    (next?.glued === true && next.kind === DIGITS) ||
    isTitle(analysis, hit.first) ||
    isBrandAlone(analysis, hit)
  );
}

/** A merchant's name at the start of the text: `BP #3920194 GREENVILLE SC`. */
function isBrand(analysis: Analysis, { first, last }: { first: number; last: number }): boolean {
  return first === 0 && hasSense(analysis, Kind.merchant, first, last);
}

/** `BP 1234`, `OTTO`: where nothing else stands, the word is the brand. */
function isBrandAlone(analysis: Analysis, { first, last }: Hit): boolean {
  if (!isBrand(analysis, { first, last })) return false;
  return countNameLetters(analysis, last + 1, analysis.labels.length - 1) === 0;
}

/**
 * A short word of another language is wording only in a text of that language, beside a number or
 * with a tag's mark: `CONF` is no confirmation in `PANIF E CONF`, `ORE` no hour in `IRON ORE`.
 */
function isShortFrame(analysis: Analysis, { first, last }: Hit, row: FrameRow): boolean {
  const { tokens } = analysis.reading;
  const next = tokens[last + 1];
  const isBrand = hasSense(analysis, Kind.merchant, first, last);
  if (next?.mark === HYPHEN && next.blanks === 0 && isBrand) return false;
  const isOnlyFrame = analysis.senses[first] === 1 << Kind.frame;
  if (isOnlyFrame && (row.action === 'strip' || analysis.type === 'transfer')) return true;
  if (next?.mark === DOT || (first > 0 && hasSense(analysis, Kind.legal, first, last))) return true;
  if (row.lang === 'en' && row.action === 'strip') return true;
  if (row.lang === 'xx' || row.lang === analysis.language || isTagged(analysis, last)) return true;
  return isNumber(tokenAt(tokens, first - 1)) || isNumber(next) || last === tokens.length - 1;
}

/** `DR K WIJERATNE`, `MC GINLEY`: before a name they are no debit and no card. */
function isTitle(analysis: Analysis, index: number): boolean {
  const { tokens } = analysis.reading;
  const next = tokens[index + 1];
  if (!isWord(next) || next.mark !== 0 || next.blanks !== 1) return false;
  const { text } = tokens[index] as Token;
  const isInitial = next.to - next.from === 1;
  const isName =
    ((analysis.senses[index + 1] ?? 0) & ((1 << Kind.given) | (1 << Kind.surname))) !== 0;
  if (text === 'dr') return isInitial || isName;
  return text === 'mc' && index === 0 && (analysis.senses[index + 1] ?? 0) === 0;
}

function isNumber(token: Token | undefined): boolean {
  return token?.kind === DIGITS;
}

/** No shop is called ATM: the word alone tells, wherever it stands. */
function isAtm(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  return token !== undefined && token.text === 'atm';
}

/** Whether a merchant's name or a trade contains the phrase. */
export function isProtected(analysis: Analysis, hit: Hit): boolean {
  const row = analysis.knowledge.tables.frames[hit.id];
  if (!row) return true;
  if (row.action === 'rent' && isInsideWord(analysis, hit)) return true;
  const isLong = hit.last - hit.first >= 2;
  return !isLong && isInsideMerchant(analysis, hit.first, hit.last);
}

/** `RENT A CAR` is a trade. */
function isInsideWord(analysis: Analysis, hit: Hit): boolean {
  return hitsOf(analysis, Kind.word).some(
    (other) =>
      other.first <= hit.first &&
      other.last >= hit.last &&
      other.last - other.first > hit.last - hit.first,
  );
}

const AMPERSAND = 38;
const HASH = 35;
const HYPHEN = 45;
const DOT = 46;
export const TAG_MARKS = new Set([58, 43, 47, 61]);

/** Whether the phrase is followed by a tag's mark: a colon, plus, slash or equals sign. */
export function isTagged(analysis: Analysis, last: number): boolean {
  const next = analysis.reading.tokens[last + 1] as Token | undefined;
  return next !== undefined && TAG_MARKS.has(next.mark);
}

/** `FPI WHITE J`: three letters at the start that stand for nothing else. */
function isFirstCode(analysis: Analysis, { first }: Hit): boolean {
  const token = analysis.reading.tokens[first] as Token;
  const isCode = token.to - token.from === TINY_LETTERS_MAX;
  return first === 0 && isCode && analysis.senses[first] === 1 << Kind.frame;
}

/** Tagged, or parted by a dash without blanks: `UPI-NAME`. */
function isFielded(analysis: Analysis, last: number): boolean {
  const next = analysis.reading.tokens[last + 1] as Token | undefined;
  return isTagged(analysis, last) || (next?.mark === HYPHEN && next.blanks === 0);
}
