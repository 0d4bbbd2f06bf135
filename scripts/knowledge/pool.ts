/** Packs strings into one section. */

import type { Section } from '../../src/enrich/knowledge/container.ts';

/** Texts as one run of UTF-8 bytes with the offset of each. */
export function packPool(name: string, texts: readonly string[]): Record<string, Section> {
  const bytes = texts.map((text) => Buffer.from(text, 'utf8'));
  const offsets = new Uint32Array(texts.length + 1);
  bytes.forEach((part, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + part.length;
  });
  return { [`${name}.bytes`]: new Uint8Array(Buffer.concat(bytes)), [`${name}.offsets`]: offsets };
}
