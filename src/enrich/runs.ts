/** Cuts the tokens that are left into runs: what one run says belongs together. */

import { type Analysis, Label } from './analysis.ts';
import { Kind } from './knowledge/lexicon.ts';
import { DIGITS, mayHaveMark, type Reading, type Token } from './read.ts';

export interface Run {
  readonly first: number;
  readonly last: number;
  /** Letters and digits, less those of words without identity. */
  readonly letters: number;
}

const GAP_BLANKS = 2;
/** Comma, semicolon, bar, star, at, backslash. */
const HARD_MARKS = new Set([44, 59, 124, 42, 64, 92]);
/** Colon, slash, minus, plus, parenthesis: when a blank stands beside them. */
const SLASH = 47;
const HYPHEN = 45;
const SOFT_MARKS = new Set([58, 47, 45, 43, 40]);

/** The runs of name tokens, in order. */
export function cutRuns(analysis: Analysis): Run[] {
  const { tokens } = analysis.reading;
  const isSlashed = countJoins(analysis.reading, SLASH) >= STRUCTURE_JOINS_MIN;
  const isDashed = countJoins(analysis.reading, HYPHEN) >= STRUCTURE_JOINS_MIN;
  const runs: Run[] = [];
  let first = -1;
  for (let i = 0; i <= tokens.length; i++) {
    const isName = i < tokens.length && isNamePart(analysis, i, first);
    const isCut = first >= 0 && (!isName || breaksBefore(tokens[i] as Token, isSlashed, isDashed));
    if (isCut) {
      runs.push({ first, last: i - 1, letters: countIdentity(analysis, first, i - 1) });
      first = -1;
    }
    if (isName && first < 0) first = i;
  }
  return runs;
}

/** A name token, or a short number that stands before or between a name's words. */
function isNamePart(analysis: Analysis, index: number, runFirst: number): boolean {
  if (analysis.labels[index] === Label.name) return true;
  if (analysis.labels[index] !== Label.number) return false;
  const { tokens } = analysis.reading;
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (token.kind !== DIGITS || token.to - token.from > NUMBER_DIGITS_MAX) return false;
  if (!next || analysis.labels[index + 1] !== Label.name || next.mark !== 0) return false;
  if (next.blanks !== 1) return false;
  const isFirst = index === 0 || analysis.labels[index - 1] === Label.intermediary;
  return isFirst || (runFirst >= 0 && token.mark === 0 && token.blanks === 1);
}

const NUMBER_DIGITS_MAX = 2;

function breaksBefore(token: Token, isSlashed: boolean, isDashed: boolean): boolean {
  if (token.blanks >= GAP_BLANKS || HARD_MARKS.has(token.mark)) return true;
  if (!SOFT_MARKS.has(token.mark)) return false;
  if (token.blanks > 0) return true;
  return (token.mark === SLASH && isSlashed) || (token.mark === HYPHEN && isDashed);
}

/** From so many slashes or dashes without blanks on, they part fields: `UPI/DR/4122/NAME/BANK`. */
const STRUCTURE_JOINS_MIN = 3;

function countJoins(reading: Reading, mark: number): number {
  let joins = 0;
  if (!mayHaveMark(reading, mark)) return joins;
  for (const token of reading.tokens) if (token.blanks === 0 && token.mark === mark) joins++;
  return joins;
}

/** Letters of the tokens that carry identity: no legal forms, no STORE, no single `s`. */
export function countIdentity(analysis: Analysis, first: number, last: number): number {
  let letters = 0;
  for (let i = first; i <= last; i++) {
    if (analysis.labels[i] !== Label.name || isIdle(analysis, i)) continue;
    const token = analysis.reading.tokens[i] as Token;
    letters += token.to - token.from;
  }
  return letters;
}

const IDLE = (1 << Kind.legal) | (1 << Kind.generic);

/** Whether a token carries no identity of its own. */
export function isIdle(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  if (!token) return true;
  return token.kind === DIGITS || ((analysis.senses[index] ?? 0) & IDLE) !== 0;
}
