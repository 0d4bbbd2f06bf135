/** A filter before sorted keys: most texts are the start of no key, which their first letters tell. */

import { mix, SLOT_BASE } from './hash.ts';

/** Letters of a head; shorter keys have none. */
export const HEAD_LENGTH = 8;

const BITS_PER_KEY = 6;

/** The filter of sorted keys: a bit for each possible top of a head's hash. */
export function headsOf(units: Uint8Array, lengths: Uint8Array, shared: Uint8Array): Uint32Array {
  const count = lengths.length;
  const head = new Uint8Array(HEAD_LENGTH);
  let at = 0;
  const heads = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(32, count * BITS_PER_KEY))) / 32);
  const shift = shiftOf(heads);
  for (let key = 0; key < count; key++) {
    const length = lengths[key] as number;
    const own = shared[key] as number;
    for (let i = own; i < HEAD_LENGTH && i < length; i++) head[i] = units[at + i - own] as number;
    at += length - own;
    if (length < HEAD_LENGTH) continue;
    let hash = 0;
    for (const unit of head) hash = step(hash, unit);
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
