/** Sorts keys for search by prefix; only Latin keys long enough to be recognised when cut. */

import type { Section } from '../../src/enrich/knowledge/container.ts';

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

/** Sections `NAME.units`, `.offsets`, `.ids` of sorted keys. */
export function packKeys(name: string, sorted: readonly Key[]): Record<string, Section> {
  const offsets = new Uint32Array(sorted.length + 1);
  sorted.forEach(({ key }, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + key.length;
  });
  return {
    [`${name}.units`]: Uint8Array.from(
      Buffer.from(sorted.map(({ key }) => key).join(''), 'latin1'),
    ),
    [`${name}.offsets`]: offsets,
    [`${name}.ids`]: Uint32Array.from(sorted, ({ id }) => id),
  };
}
