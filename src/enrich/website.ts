/** Finds a web address in the text. */

import { mayHaveMark, type Reading } from './read.ts';

/** Ends of web addresses. */
export const TOP_LEVELS: ReadonlySet<string> = new Set(
  (
    'com net org info biz io co ai app dev me tv uk de fr es it nl be ch at dk se no fi pl cz ie ' +
    'eu us ca au nz in br mx jp pt ru tr gr store shop online site club ly gg to fm'
  ).split(' '),
);
const DOT = 46;
const LABEL_LETTERS_MIN = 2;

/** The first and last token of the first web address, or null. */
export function findWebsite(reading: Reading): readonly [number, number] | null {
  const { tokens } = reading;
  if (!mayHaveMark(reading, DOT)) return null;
  for (let first = 0; first < tokens.length; first++) {
    let last = first;
    let dots = 0;
    for (let i = first + 1; i < tokens.length; i++) {
      const token = tokens[i];
      if (!token || token.blanks > 0 || (token.mark !== DOT && !token.glued)) break;
      if (token.mark === DOT) dots++;
      last = i;
    }
    const top = tokens[last];
    const label = tokens[last - 1];
    const isAddress =
      dots > 0 &&
      top?.mark === DOT &&
      label !== undefined &&
      label.to - label.from >= LABEL_LETTERS_MIN &&
      TOP_LEVELS.has(top.text);
    if (isAddress) return [first, last];
    first = last;
  }
  return null;
}
