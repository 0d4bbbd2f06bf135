/** The word lists of the negatives in one place, by country. */

import { englishFrames } from './negative-frames-en.ts';
import { worldFrames } from './negative-frames-world.ts';
import * as english from './negative-shops-en.ts';
import * as north from './negative-shops-north.ts';
import * as west from './negative-shops-west.ts';
import * as world from './negative-shops-world.ts';

export { cash, cheques, fees } from './negative-bank-lines.ts';
export { shopFrames } from './negative-frames-shop.ts';
export { memos, rentFrames, rents } from './negative-memos.ts';
export { givenNamesakes, namesakes, namesakesFromAbroad } from './negative-namesakes.ts';
export { people } from './negative-people.ts';
export { streetFrames, streets, towns } from './negative-places.ts';
export { traps } from './negative-traps.ts';

/** Frames of transfers to and from persons. */
export const transferFrames: Readonly<Record<string, readonly string[]>> = {
  ...englishFrames,
  ...worldFrames,
};

/** Name patterns of small businesses. */
export const shopPatterns: Readonly<Record<string, english.ShopPatterns>> = {
  US: english.american,
  CA: english.american,
  GB: english.british,
  AU: english.british,
  IN: english.indian,
  DE: west.german,
  FR: west.french,
  NL: west.dutch,
  IT: west.italian,
  ES: world.spanish,
  MX: world.spanish,
  BR: world.brazilian,
  SE: north.swedish,
  DK: north.danish,
  NO: north.danish,
  FI: north.finnish,
  PL: north.polish,
  JP: north.japanese,
};
