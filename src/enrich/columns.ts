/** Takes what stands behind a backslash as columns of the place: `NAME\STREET 3\CITY\LV-1010 LVA`. */

import { type Analysis, countNameLetters, Label } from './analysis.ts';

const BACKSLASH = 92;
const NAME_LETTERS_MIN = 3;

/** Labels what is left of a name behind the first backslash that follows a name as `place`. */
export function labelColumns(analysis: Analysis): void {
  const { labels, reading } = analysis;
  const start = reading.tokens.findIndex(
    (token, i) =>
      token.mark === BACKSLASH && countNameLetters(analysis, 0, i - 1) >= NAME_LETTERS_MIN,
  );
  if (start < 0) return;
  for (let i = start; i < labels.length; i++) {
    if (labels[i] === Label.name || labels[i] === Label.number) labels[i] = Label.place;
  }
}
