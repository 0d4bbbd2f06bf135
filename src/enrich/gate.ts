/** The entropy gate: tells text that nobody could read from a name not yet known. */

import { type Analysis, Label } from './analysis.ts';
import { DIGITS, LETTERS, type Token } from './read.ts';

const VOWEL_SHARE_MIN = 0.08;
const LENGTH_MIN = 4;
const VOWELS = 'aeiouy';

/**
 * Whether there is nothing readable: no letter at all, or nothing but one Latin token with under
 * 8 % vowels and no city behind it. Asked only after no known merchant, word or bank wording was
 * found.
 */
export function isUnreadable(analysis: Analysis): boolean {
  const { location, reading, senses, labels } = analysis;
  if (location.city !== null) return false;
  let names = 0;
  let index = 0;
  for (let i = 0; i < labels.length && names < 2; i++) {
    if (labels[i] !== Label.name || reading.tokens[i]?.kind === DIGITS) continue;
    names++;
    index = i;
  }
  if (names > 1) return false;
  if (names === 0) {
    return reading.tokens.every(({ kind }, i) => kind === DIGITS || labels[i] === Label.number);
  }
  const token = reading.tokens[index] as Token;
  return (senses[index] ?? 0) === 0 && hasFewVowels(token.text, token.kind);
}

function hasFewVowels(text: string, kind: number): boolean {
  if (kind !== LETTERS || text.length < LENGTH_MIN || !/^[a-z]+$/.test(text)) return false;
  let vowels = 0;
  for (const character of text) if (VOWELS.includes(character)) vowels++;
  return vowels / text.length < VOWEL_SHARE_MIN;
}
