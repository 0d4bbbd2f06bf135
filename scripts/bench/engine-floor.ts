/** The least any engine must do with a descriptor: upper case, tokens, one look-up for each. */

import type { Knowledge } from '../../src/enrich/knowledge/decode.ts';
import { extendCheck, extendSlot } from '../../src/enrich/knowledge/hash.ts';
import { find } from '../../src/enrich/knowledge/lexicon.ts';

/** Gives a function that counts the known tokens of a descriptor. */
export function createFloor({ lexicon }: Knowledge): (text: string) => number {
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
      // The index's own letters are small.
      const word = text.slice(at, end).toLowerCase();
      const slot = extendSlot(0, word, 0, word.length);
      const check = extendCheck(0, word, 0, word.length);
      if (find(lexicon, slot, check) >= 0) known += 1;
      at = end;
    }
    return known;
  };
}

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code >= 0xc0;
}
