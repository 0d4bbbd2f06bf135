/** The 64-bit key of a run of tokens: two 32-bit hashes over its letters and digits. */

import type { Reading } from '../read.ts';

export const SEED_SLOT = 0x811c9dc5;
export const SEED_CHECK = 0x9e3779b9;

const APOSTROPHE = 39;

/** Continues both hashes over the characters of a text range; apostrophes do not count. */
export function hashRange(text: string, from: number, to: number, out: Uint32Array): void {
  let slot = out[0] ?? 0;
  let check = out[1] ?? 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === APOSTROPHE) continue;
    slot = Math.imul(slot ^ code, 0x01000193);
    check = Math.imul(check ^ code, 0x5bd1e995);
    check ^= check >>> 15;
  }
  out[0] = slot;
  out[1] = check;
}

/** The key of all tokens of a reading, joined. */
export function keyOf(reading: Reading): { slot: number; check: number } {
  const out = new Uint32Array([SEED_SLOT, SEED_CHECK]);
  for (const token of reading.tokens) hashRange(reading.text, token.from, token.to, out);
  return { slot: mix(out[0] ?? 0), check: checkOf(out[1] ?? 0) };
}

/** Spreads the slot hash, whose low bits are weak. */
export function mix(slot: number): number {
  let h = slot;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h ^= h >>> 13;
  return h >>> 0;
}

/** The stored check is never 0, which marks an empty slot. */
export function checkOf(check: number): number {
  return check >>> 0 || 1;
}
