/** Sorts keys for search by prefix; only Latin keys long enough to be recognised when cut. */

import type { Section } from '../../src/enrich/knowledge/container.ts';
import { packLengths } from './pool.ts';

export interface Key {
  readonly key: string;
  readonly id: number;
}

/** The ASCII keys of at least `lengthMin` letters, each pair once, in code order. */
export function sortKeys(keys: readonly Key[], lengthMin: number): Key[] {
  const unique = new Map<string, Key>();
  for (const { key, id } of keys) {
    if (key.length < lengthMin || !/^[a-z0-9]+$/.test(key)) continue;
    unique.set(`${key} ${id}`, { key, id });
  }
  return [...unique.values()].sort((a, b) =>
    a.key === b.key ? a.id - b.id : a.key < b.key ? -1 : 1,
  );
}

/** Sections `NAME.units`, `.lengths`, `.ids` of sorted keys. */
export function packKeys(name: string, sorted: readonly Key[]): Record<string, Section> {
  return {
    [`${name}.units`]: Uint8Array.from(
      Buffer.from(sorted.map(({ key }) => key).join(''), 'latin1'),
    ),
    [`${name}.lengths`]: packLengths(sorted.map(({ key }) => key.length)),
    [`${name}.ids`]: Uint32Array.from(sorted, ({ id }) => id),
  };
}
