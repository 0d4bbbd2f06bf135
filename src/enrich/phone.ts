/** Finds a phone number: digits in groups that are as many as such a number has. */

import { type Analysis, Label, mark } from './analysis.ts';
import { DIGITS, type Token } from './read.ts';

const PHONE_DIGITS_MIN = 10;
const PHONE_DIGITS_MAX = 13;

/** A run of digit tokens that together have the digits of a phone number. */
export function findPhone(analysis: Analysis): void {
  const { tokens } = analysis.reading;
  for (let first = 0; first < tokens.length; first++) {
    let digits = 0;
    let last = first;
    while (last < tokens.length) {
      const token = tokens[last] as Token;
      if (token.kind !== DIGITS || (last > first && !joinsPhone(token))) break;
      digits += token.to - token.from;
      last++;
    }
    if (last === first) continue;
    const parts = last - first;
    const isPhone =
      digits >= PHONE_DIGITS_MIN && digits <= PHONE_DIGITS_MAX && parts >= 2 && parts <= 5;
    if (isPhone) {
      analysis.phone ??= joinTexts(tokens, first, last);
      mark(analysis, first, last - 1, Label.contact);
    }
    first = last - 1;
  }
}

function joinTexts(tokens: readonly Token[], first: number, end: number): string {
  let text = '';
  for (let i = first; i < end; i++) text += tokens[i]?.text ?? '';
  return text;
}

function joinsPhone(token: Token): boolean {
  return (
    token.mark === 45 ||
    token.mark === 46 ||
    token.mark === 41 ||
    (token.mark === 0 && token.blanks === 1)
  );
}
