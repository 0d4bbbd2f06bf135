/** Cuts the tokens that are left into runs: what one run says belongs together. */

import { type Analysis, hasSense, Label } from './analysis.ts';
import { Kind } from './knowledge/lexicon.ts';
import { DIGITS, type Token } from './read.ts';

export interface Run {
  readonly first: number;
  readonly last: number;
  /** Letters and digits, less those of words without identity. */
  readonly letters: number;
}

const GAP_BLANKS = 2;
/** Comma, semicolon, bar; and star, colon, slash, minus, plus when a blank stands beside them. */
const HARD_MARKS = new Set([44, 59, 124, 42, 64]);
const SOFT_MARKS = new Set([58, 47, 45, 43, 40]);

/** The runs of name tokens, in order. */
export function cutRuns(analysis: Analysis): Run[] {
  const { tokens } = analysis.reading;
  const runs: Run[] = [];
  let first = -1;
  for (let i = 0; i <= tokens.length; i++) {
    const isName = i < tokens.length && analysis.labels[i] === Label.name;
    const isCut = first >= 0 && (!isName || breaksBefore(tokens[i] as Token));
    if (isCut) {
      runs.push({ first, last: i - 1, letters: countIdentity(analysis, first, i - 1) });
      first = -1;
    }
    if (isName && first < 0) first = i;
  }
  return runs;
}

function breaksBefore(token: Token): boolean {
  if (token.blanks >= GAP_BLANKS) return true;
  if (HARD_MARKS.has(token.mark)) return true;
  return SOFT_MARKS.has(token.mark) && token.blanks > 0;
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

/** Whether a token carries no identity of its own. */
export function isIdle(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  if (!token) return true;
  if (token.kind === DIGITS) return true;
  return hasSense(analysis, Kind.legal, index, index) || hasSense(analysis, Kind.generic, index, index);
}
