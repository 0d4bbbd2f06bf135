/** Searches sorted keys by prefix. */

import type { SortedKeys } from './knowledge/decode.ts';
import { HEAD_LENGTH } from './knowledge/heads.ts';

/** The range [from, to) of keys that start with `prefix`, which is lower-case ASCII. */
export function findPrefix(keys: SortedKeys, prefix: string): [number, number] {
  if (prefix.length >= HEAD_LENGTH && !keys.mayStart(prefix)) return [0, 0];
  const from = lowerBound(keys, prefix, false);
  const isFound = from < keys.ids.length && compare(keys, from, prefix) === 0;
  return [from, isFound ? lowerBound(keys, prefix, true) : from];
}

/** The first key that is not before `prefix`, or, past it, the first that does not start with it. */
function lowerBound(keys: SortedKeys, prefix: string, past: boolean): number {
  let low = 0;
  let high = keys.ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compare(keys, middle, prefix);
    if (order < 0 || (past && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 0 when the key starts with the prefix, else the order of the two. */
function compare(keys: SortedKeys, index: number, prefix: string): number {
  const start = keys.offsets[index] ?? 0;
  const length = (keys.offsets[index + 1] ?? 0) - start;
  for (let i = 0; i < prefix.length; i++) {
    if (i >= length) return -1;
    const difference = (keys.units[start + i] ?? 0) - prefix.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The text of a key. */
export function keyText(keys: SortedKeys, index: number): string {
  let text = '';
  const end = keys.offsets[index + 1] ?? 0;
  for (let i = keys.offsets[index] ?? 0; i < end; i++)
    text += String.fromCharCode(keys.units[i] ?? 0);
  return text;
}
