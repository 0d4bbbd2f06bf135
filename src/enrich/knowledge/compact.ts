/** Keys for looser look-ups, kept in the lexicon apart from the plain ones by a namespace. */

import { extendCheck, extendSlot } from './hash.ts';
import { findLoose, idsOf, type Lexicon } from './lexicon.ts';

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
    const isVowel = code >= A && code < A + 26 && ((VOWELS >>> (code - A)) & 1) === 1;
    if (isVowel || code === before) continue;
    out += key[i];
    before = code;
  }
  return out;
}

/** The key of one half of a name: its length keeps halves of other lengths apart. */
export function halfKey(length: number, half: string): string {
  return String.fromCharCode(length + 32) + half;
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
