/** Takes what stands behind a backslash as columns of the place: `NAME\STREET 3\CITY\LV-1010 LVA`. */

import { type Analysis, countNameLetters, Label } from './analysis.ts';
import { cityColumn } from './city.ts';
import { mayHaveMark } from './read.ts';

const BACKSLASH = 92;
const NAME_LETTERS_MIN = 3;

/** Labels what is left of a name behind the first backslash that follows a name as `place`. */
export function labelColumns(analysis: Analysis): void {
  const { labels, location, reading } = analysis;
  const { tokens } = reading;
  const start = firstColumn(analysis);
  if (start < 0) return;
  for (let first = start; first < tokens.length; ) {
    let last = first;
    while (last + 1 < tokens.length && tokens[last + 1]?.mark !== BACKSLASH) last++;
    const city = cityColumn(analysis, first, last);
    if (city) {
      location.city ??= analysis.knowledge.places.name(city.id);
      location.country ??= city.country;
      location.region ??= city.region;
    }
    first = last + 1;
  }
  for (let i = start; i < labels.length; i++) {
    if (labels[i] === Label.name || labels[i] === Label.number) labels[i] = Label.place;
  }
}

function firstColumn(analysis: Analysis): number {
  const { tokens } = analysis.reading;
  if (!mayHaveMark(analysis.reading, BACKSLASH)) return -1;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.mark !== BACKSLASH) continue;
    if (countNameLetters(analysis, 0, i - 1) >= NAME_LETTERS_MIN) return i;
  }
  return -1;
}
