/** Reads the City of Toronto's card descriptors, weighted by merchant key. */

import type { Sample } from './examples.ts';

export interface CardName extends Sample {
  /** Transactions. */
  readonly count: number;
}

/** The rows of one split. The columns are raw, mcc, count, split, key. */
export function cardNames(table: string, split: 'train' | 'dev'): CardName[] {
  const rows = table
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
    .filter((cells) => cells[3] === split);
  const sizes = new Map<string, number>();
  for (const cells of rows) sizes.set(cells[4] ?? '', (sizes.get(cells[4] ?? '') ?? 0) + 1);
  return rows.map(([raw = '', mcc = '', count = '1', , key = '']) => ({
    raw,
    mcc,
    weight: 1 / Math.sqrt(sizes.get(key) ?? 1),
    count: Number(count),
    key,
  }));
}
