/** Keys for looser look-ups, kept in the lexicon apart from the plain ones by a namespace. */

import { CHECK_BASE, extendCheck, extendSlot, SLOT_BASE, slotPower } from './hash.ts';
import { findLoose, hasLoose, idsOf, type Lexicon } from './lexicon.ts';

/** The first character of a namespaced key; no plain key has control characters. */
export const NAMESPACE = { skeleton: 1, firstHalf: 2, secondHalf: 3 } as const;

const A = 97;
/** A bit for each letter from `a`: a, e, i, o, u, y. */
const VOWELS = [0, 4, 8, 14, 20, 24].reduce((bits, letter) => bits | (1 << letter), 0);

/** The consonants of a key behind its first letter, without doubles. */
export function skeletonOf(key: string): string {
  let out = key.slice(0, 1);
  let before = key.charCodeAt(0);
  for (let i = 1; i < key.length; i++) {
    const code = key.charCodeAt(i);
    if (isVowel(code) || code === before) continue;
    out += key[i];
    before = code;
  }
  return out;
}

/** The length of what `skeletonOf` gives. */
export function skeletonLength(key: string): number {
  let length = Math.min(1, key.length);
  let before = key.charCodeAt(0);
  for (let i = 1; i < key.length; i++) {
    const code = key.charCodeAt(i);
    if (isVowel(code) || code === before) continue;
    length++;
    before = code;
  }
  return length;
}

function isVowel(code: number): boolean {
  return code >= A && code < A + 26 && ((VOWELS >>> (code - A)) & 1) === 1;
}

/** The key of one half of a name: its length keeps halves of other lengths apart. */
export function halfKey(length: number, half: string): string {
  return String.fromCharCode(length + HALF_OFFSET) + half;
}

const HALF_OFFSET = 32;

/** One more than the length of any alias, which is a byte. */
export const LENGTH_MAX = 256;
const starts = new Int32Array(LENGTH_MAX + 1);

/** Notes the slots of all starts of a text of `LENGTH_MAX` at most, for `findHalf`. */
export function noteStarts(text: string): void {
  let slot = 0;
  for (let i = 0; i < text.length; i++) {
    slot = (Math.imul(slot, SLOT_BASE) + text.charCodeAt(i)) | 0;
    starts[i + 1] = slot;
  }
}

/**
 * The ids stored under the `halfKey` of a part of the text that was noted last. Its slot comes from
 * those of two starts, and mostly tells that there are none.
 */
export function findHalf(
  lexicon: Lexicon,
  namespace: number,
  length: number,
  text: string,
  from: number,
  to: number,
): readonly number[] {
  const head = length + HALF_OFFSET;
  const before = (Math.imul(namespace, SLOT_BASE) + head - (starts[from] as number)) | 0;
  const slot = (Math.imul(before, slotPower(to - from)) + (starts[to] as number)) | 0;
  if (!hasLoose(lexicon, slot)) return NONE;
  const check = extendCheck((Math.imul(namespace, CHECK_BASE) + head) | 0, text, from, to);
  const sense = findLoose(lexicon, slot, check);
  return sense < 0 ? NONE : idsOf(lexicon, sense);
}

/** The key of a text in a namespace. */
export function keyIn(namespace: number, text: string): { slot: number; check: number } {
  return {
    slot: extendSlot(namespace, text, 0, text.length),
    check: extendCheck(namespace, text, 0, text.length),
  };
}

/** The ids stored under a namespaced key. */
export function findCompact(lexicon: Lexicon, namespace: number, key: string): readonly number[] {
  const { slot, check } = keyIn(namespace, key);
  const sense = findLoose(lexicon, slot, check);
  return sense < 0 ? NONE : idsOf(lexicon, sense);
}

const NONE: readonly number[] = [];
