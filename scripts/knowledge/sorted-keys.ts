/** Sorts keys for search by prefix; only Latin keys long enough to be recognised when cut. */

import type { Section } from '../../src/enrich/knowledge/container.ts';
import { BLOCK_KEYS } from '../../src/enrich/knowledge/table.ts';
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

/** Sections `NAME.units`, `.lengths`, `.shared`, `.ids` of sorted keys; an id too large for `Ids` is an error. */
export function packKeys(
  name: string,
  sorted: readonly Key[],
  Ids: typeof Uint16Array | typeof Uint32Array,
): Record<string, Section> {
  const ids = new Ids(sorted.map(({ id }) => id));
  if (sorted.some(({ id }, i) => ids[i] !== id)) throw new Error(`an id of ${name} is too large`);
  const shared = sorted.map(({ key }, i) =>
    i % BLOCK_KEYS === 0 ? 0 : countShared(sorted[i - 1]?.key ?? '', key),
  );
  const units = sorted.map(({ key }, i) => key.slice(shared[i])).join('');
  return {
    [`${name}.units`]: Uint8Array.from(Buffer.from(units, 'latin1')),
    [`${name}.lengths`]: packLengths(sorted.map(({ key }) => key.length)),
    [`${name}.shared`]: Uint8Array.from(shared),
    [`${name}.ids`]: ids,
  };
}

/** How many first letters two keys have in common. */
function countShared(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}
