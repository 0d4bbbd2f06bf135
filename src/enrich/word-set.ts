/** A set of words that tokens are looked up in: few are in any, which their keys mostly tell. */

import { extendSlot, mix } from './knowledge/hash.ts';
import type { Token } from './read.ts';

const BITS = 10;

export class WordSet extends Set<string> {
  /** A bit for each top of a word's mixed slot. */
  readonly #filter = new Int32Array((1 << BITS) / 32);

  constructor(words: Iterable<string>) {
    super(words);
    for (const word of this) {
      const bit = bitOf(extendSlot(0, word, 0, word.length));
      this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] as number) | (1 << (bit & 31));
    }
  }

  /** The same as `has` of the token's text; without a look at the text for most that it has not. */
  holds({ slot, text }: Token): boolean {
    const bit = bitOf(slot);
    return (((this.#filter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1 && this.has(text);
  }
}

/** The set of the words of a text, which single blanks part. */
export function wordSet(words: string): WordSet {
  return new WordSet(words.split(' '));
}

function bitOf(slot: number): number {
  return mix(slot) >>> (32 - BITS);
}
