/** Keys for looser look-ups, kept in the lexicon apart from the plain ones by a namespace. */

import { hashRange, SEED_CHECK, SEED_SLOT } from './hash.ts';
import { find, idsOf, type Lexicon } from './lexicon.ts';

/** The first character of a namespaced key; no plain key has control characters. */
export const NAMESPACE = { skeleton: 1, firstHalf: 2, secondHalf: 3, identity: 4 } as const;

/** The consonants of a key behind its first letter, without doubles. */
export function skeletonOf(key: string): string {
  let out = key.slice(0, 1);
  for (let i = 1; i < key.length; i++) {
    const character = key[i] as string;
    if (!'aeiouy'.includes(character) && character !== out.at(-1)) out += character;
  }
  return out;
}

/** The key of one half of a name: its length keeps halves of other lengths apart. */
export function halfKey(length: number, half: string): string {
  return String.fromCharCode(length + 32) + half;
}

/** The two hashes of a namespaced key. */
export function hashCompact(namespace: number, key: string): Uint32Array {
  const hash = new Uint32Array([SEED_SLOT, SEED_CHECK]);
  const text = String.fromCharCode(namespace) + key;
  hashRange(text, 0, text.length, hash);
  return hash;
}

/** The ids stored under a namespaced key. */
export function findCompact(lexicon: Lexicon, namespace: number, key: string): number[] {
  const sense = find(lexicon, hashCompact(namespace, key));
  return sense < 0 ? [] : idsOf(lexicon, sense);
}
