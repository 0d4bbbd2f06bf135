/** The least any engine must do with a descriptor: upper case, tokens, one look-up for each. */

import type { Knowledge } from '../../src/enrich/knowledge/decode.ts';
import { hashRange, SEED_CHECK, SEED_SLOT } from '../../src/enrich/knowledge/hash.ts';
import { find } from '../../src/enrich/knowledge/lexicon.ts';

/** Gives a function that counts the known tokens of a descriptor. */
export function createFloor({ lexicon }: Knowledge): (text: string) => number {
  const hash = new Uint32Array(2);
  return (descriptor) => {
    const text = descriptor.toUpperCase();
    let known = 0;
    for (let at = 0; at < text.length; ) {
      if (!isWord(text.charCodeAt(at))) {
        at += 1;
        continue;
      }
      let end = at + 1;
      while (end < text.length && isWord(text.charCodeAt(end))) end += 1;
      hash[0] = SEED_SLOT;
      hash[1] = SEED_CHECK;
      // The index's own letters are small.
      hashRange(text.slice(at, end).toLowerCase(), 0, end - at, hash);
      if (find(lexicon, hash) >= 0) known += 1;
      at = end;
    }
    return known;
  };
}

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code >= 0xc0;
}
