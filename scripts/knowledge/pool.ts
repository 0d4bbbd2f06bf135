/** Packs strings into one section. */

import type { Section } from '../../src/enrich/knowledge/container.ts';

/** Texts as one run of UTF-8 bytes with the length of each. */
export function packPool(name: string, texts: readonly string[]): Record<string, Section> {
  const bytes = texts.map((text) => Buffer.from(text, 'utf8'));
  return {
    [`${name}.bytes`]: new Uint8Array(Buffer.concat(bytes)),
    [`${name}.lengths`]: packLengths(bytes.map(({ length }) => length)),
  };
}

/** One byte each; a longer text is an error. */
export function packLengths(lengths: readonly number[]): Uint8Array {
  const tooLong = lengths.find((length) => length > 255);
  if (tooLong !== undefined)
    throw new Error(`text ${lengths.indexOf(tooLong)} of ${tooLong} bytes`);
  return Uint8Array.from(lengths);
}
