/** The entropy gate: tells text that nobody could read from a name not yet known. */

import { type Analysis, Label } from './analysis.ts';
import { LETTERS, type Token } from './read.ts';

const VOWEL_SHARE_MIN = 0.08;
const LENGTH_MIN = 4;
const VOWELS = 'aeiouy';

/**
 * Whether there is nothing readable: no letter at all, or nothing but one Latin token with under
 * 8 % vowels and no city behind it. Asked only after no known merchant, word or bank wording was found.
 */
export function isUnreadable(analysis: Analysis): boolean {
  const { reading, senses } = analysis;
  if (analysis.location.city !== null) return false;
  const words = reading.tokens.filter((token) => token.kind !== 1);
  if (words.length === 0) return true;
  const names: number[] = [];
  reading.tokens.forEach((token, i) => {
    if (token.kind !== 1 && analysis.labels[i] === Label.name) names.push(i);
  });
  if (names.length === 0) return words.every((token) => isReference(analysis, token));
  if (names.length > 1) return false;
  const index = names[0] ?? 0;
  const token = reading.tokens[index] as Token;
  return (senses[index] ?? 0) === 0 && hasFewVowels(token.text, token.kind);
}

function hasFewVowels(text: string, kind: number): boolean {
  if (kind !== LETTERS || text.length < LENGTH_MIN || !/^[a-z]+$/.test(text)) return false;
  let vowels = 0;
  for (const character of text) if (VOWELS.includes(character)) vowels++;
  return vowels / text.length < VOWEL_SHARE_MIN;
}

/** A token that was labelled as part of a number or reference. */
function isReference(analysis: Analysis, token: Token): boolean {
  return analysis.labels[analysis.reading.tokens.indexOf(token)] === Label.number;
}
