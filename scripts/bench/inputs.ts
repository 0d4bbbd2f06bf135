/** Real descriptors to measure with: the raw strings of the gold file. */

import { readFileSync } from 'node:fs';
import { type GoldRow, parseGold } from '../eval/gold.ts';

const file = new URL('../../test/accuracy/gold.jsonl', import.meta.url);

/** A stride that shares no factor with any likely count, so that neighbours differ in kind. */
const stride = 1009;

export function readGold(): GoldRow[] {
  return parseGold(readFileSync(file, 'utf8'), 'test/accuracy/gold.jsonl');
}

/** That many descriptors, mixed; over again once all have been used. */
export function takeDescriptors(count: number, from = 0): string[] {
  const rows = readGold();
  return Array.from(
    { length: count },
    (_, i) => rows[((from + i) * stride) % rows.length]?.raw ?? '',
  );
}

/** Request bodies of that many descriptors each, all different. */
export function makeBodies(count: number, items: number): string[] {
  const all = takeDescriptors(count * items);
  return Array.from({ length: count }, (_, i) =>
    JSON.stringify({ transactions: all.slice(i * items, (i + 1) * items) }),
  );
}
