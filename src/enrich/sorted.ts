/** Searches sorted keys by prefix; they lie in blocks, each key without what it shares with the last. */

import type { SortedKeys } from './knowledge/decode.ts';
import { HEAD_LENGTH } from './knowledge/heads.ts';
import { BLOCK_KEYS } from './knowledge/table.ts';

const KEY_BYTES_MAX = 256;

/** The bytes of the key read last. */
const bytes = new Uint8Array(KEY_BYTES_MAX);

/** The range [from, to) of keys that start with `prefix`, which is lower-case ASCII. */
export function findPrefix(keys: SortedKeys, prefix: string): [number, number] {
  if (prefix.length >= HEAD_LENGTH && !keys.mayStart(prefix)) return [0, 0];
  const from = lowerBound(keys, prefix, false);
  if (from === keys.ids.length) return [from, from];
  readKey(keys, from);
  const isFound = compare(keys.lengths[from] as number, prefix) === 0;
  return [from, isFound ? lowerBound(keys, prefix, true) : from];
}

/** The first key that is not before `prefix`, or, past it, the first that does not start with it. */
function lowerBound(keys: SortedKeys, prefix: string, past: boolean): number {
  const isBefore = (order: number) => order < 0 || (past && order === 0);
  let low = 0;
  let high = keys.blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const first = middle * BLOCK_KEYS;
    readKey(keys, first);
    if (isBefore(compare(keys.lengths[first] as number, prefix))) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  const end = Math.min(low * BLOCK_KEYS, keys.ids.length);
  let at = keys.blocks[low - 1] as number;
  for (let index = (low - 1) * BLOCK_KEYS; index < end; index++) {
    at = readNext(keys, index, at);
    if (!isBefore(compare(keys.lengths[index] as number, prefix))) return index;
  }
  return end;
}

/** Reads all of a key from the start of its block on. */
function readKey(keys: SortedKeys, index: number): void {
  const block = Math.floor(index / BLOCK_KEYS);
  let at = keys.blocks[block] as number;
  for (let i = block * BLOCK_KEYS; i <= index; i++) at = readNext(keys, i, at);
}

/** Reads over the last key what this one has of its own, from `at`; returns where the next starts. */
function readNext({ units, lengths, shared }: SortedKeys, index: number, at: number): number {
  const length = lengths[index] as number;
  let next = at;
  for (let i = shared[index] as number; i < length; i++) bytes[i] = units[next++] as number;
  return next;
}

/** 0 when the key read last starts with the prefix, else the order of the two. */
function compare(length: number, prefix: string): number {
  for (let i = 0; i < prefix.length; i++) {
    if (i >= length) return -1;
    const difference = (bytes[i] as number) - prefix.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The text of a key. */
export function keyText(keys: SortedKeys, index: number): string {
  readKey(keys, index);
  let text = '';
  for (let i = 0; i < (keys.lengths[index] as number); i++)
    text += String.fromCharCode(bytes[i] as number);
  return text;
}
