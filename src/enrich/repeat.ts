/** Takes off a name that stands there twice: `HOME CHEF HOME CHEF 872-225-2433`. */

import { type Analysis, firstName, Label } from './analysis.ts';
import { type Token, tokenAt } from './read.ts';

const LETTERS_MIN = 5;

/** Labels the second of two equal runs of name words, and what follows it in its run, as noise. */
export function labelRepeats(analysis: Analysis): void {
  const { reading, labels } = analysis;
  const first = firstName(analysis);
  const head = tokenAt(reading.tokens, first)?.text;
  if (head === undefined || !isSaidAgain(analysis, first)) return;
  const names: number[] = [];
  for (let i = first; i < labels.length; i++) if (labels[i] === Label.name) names.push(i);
  const words = names.map((i) => (reading.tokens[i] as Token).text);
  for (let at = 1; at < words.length; at++) {
    if (words[at] !== head) continue;
    const length = Math.min(at, words.length - at);
    if (!isRepeat(words, at, length)) continue;
    for (let k = at; k < words.length; k++) labels[names[k] ?? 0] = Label.noise;
    return;
  }
}

/** Whether the words from `at` say the first `length` words again; the last may be cut. */
function isRepeat(words: readonly string[], at: number, length: number): boolean {
  let letters = 0;
  for (let k = 0; k < length; k++) {
    const first = words[k] ?? '';
    const second = words[at + k] ?? '';
    const isCut = k === length - 1 && k > 0 && first.startsWith(second);
    if (first !== second && !isCut) return false;
    letters += second.length;
  }
  return letters >= LETTERS_MIN && (length === at || length > 1);
}

/** Most names do not say their first word twice. */
function isSaidAgain({ reading, labels }: Analysis, first: number): boolean {
  const { tokens } = reading;
  const { slot } = tokens[first] as Token;
  for (let i = first + 1; i < tokens.length; i++) {
    if ((tokens[i] as Token).slot === slot && labels[i] === Label.name) return true;
  }
  return false;
}
