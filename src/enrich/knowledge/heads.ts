/** A filter before sorted keys: most texts are the start of no key, which their first letters tell. */

import { mix, SLOT_BASE } from './hash.ts';

/** Letters of a head; shorter keys have none. */
export const HEAD_LENGTH = 8;

const BITS_PER_KEY = 6;

/** The filter of sorted keys: a bit for each possible top of a head's hash. */
export function headsOf(units: Uint8Array, offsets: Uint32Array): Uint32Array {
  const count = offsets.length - 1;
  const heads = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(32, count * BITS_PER_KEY))) / 32);
  const shift = shiftOf(heads);
  for (let key = 0; key < count; key++) {
    const start = offsets[key] as number;
    if ((offsets[key + 1] as number) - start < HEAD_LENGTH) continue;
    let hash = 0;
    for (let i = start; i < start + HEAD_LENGTH; i++) hash = step(hash, units[i] as number);
    const bit = mix(hash) >>> shift;
    heads[bit >>> 5] = (heads[bit >>> 5] as number) | (1 << (bit & 31));
  }
  return heads;
}

/** Whether a key may start with a text of `HEAD_LENGTH` letters or more. */
export function hasHead(heads: Uint32Array, text: string): boolean {
  let hash = 0;
  for (let i = 0; i < HEAD_LENGTH; i++) hash = step(hash, text.charCodeAt(i));
  const bit = mix(hash) >>> shiftOf(heads);
  return (((heads[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1;
}

function step(hash: number, code: number): number {
  return (Math.imul(hash, SLOT_BASE) + code) | 0;
}

function shiftOf(heads: Uint32Array): number {
  return Math.clz32(heads.length * 32 - 1);
}
