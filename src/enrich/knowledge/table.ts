/** The hash table of the lexicon and the filters before it: bits and pairs, no senses. */

import { checkOf } from './hash.ts';

/** Sorted keys lie in blocks of so many; the first of a block is written out. */
export const BLOCK_KEYS = 16;

/** Words of the two filters, powers of two; their bits are numbered by the top bits of the slot hash. */
export const FILTER_WORDS = 1 << 16;
export const LOOSE_FILTER_WORDS = 1 << 15;

/** Sets a filter's bit of a slot hash. */
export function addToFilter(filter: Uint32Array, hash: number): void {
  const bit = hash >>> shiftOf(filter);
  filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

function shiftOf(filter: Uint32Array): number {
  return Math.clz32(filter.length * 32 - 1);
}

/** 1 when the filter has the bit of a slot hash, else 0. */
export function bitOf(filter: Uint32Array, hash: number): number {
  const bit = hash >>> shiftOf(filter);
  return ((filter[bit >>> 5] as number) >>> (bit & 31)) & 1;
}

/** The sense stored with a check from a place on, whose own check is `head`, or -1. */
export function probe(table: Uint32Array, place: number, head: number, check: number): number {
  const wanted = checkOf(check);
  const pairs = table.length >>> 1;
  let at = place;
  for (let stored = head; stored !== 0; stored = table[at * 2] as number) {
    if (stored === wanted) return table[at * 2 + 1] as number;
    at = at + 1 === pairs ? 0 : at + 1;
  }
  return -1;
}

/** The place of a 32-bit hash in a table of any size. */
export function slotOf(hash: number, pairs: number): number {
  return Math.floor((hash / 0x1_0000_0000) * pairs);
}
