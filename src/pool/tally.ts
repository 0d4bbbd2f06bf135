/** Counts the items of a chunk by source, category and confidence, as a list of plain numbers. */

import { CATEGORIES, type Category, type Item, type Source } from '../enrich/item.ts';

/** One number a slot; see `slotOf`. Sums of tallies are tallies. */
export type Tally = readonly number[];

export const SOURCES: readonly Source[] = ['cache', 'model', 'llm'];

/** Upper ends of the confidence histogram, the upper end included. */
export const CONFIDENCE_ENDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1];

const rejectedSlot = SOURCES.length * CATEGORIES.length;
const retrySlot = rejectedSlot + 1;
const confidenceSlot = retrySlot + 1;
const sumSlot = confidenceSlot + CONFIDENCE_ENDS.length;

export function createTally(): number[] {
  return new Array<number>(sumSlot + 1).fill(0);
}

export function countItem(tally: number[], item: Item): void {
  if (item.status !== 'complete') {
    add(tally, item.status === 'retry' ? retrySlot : rejectedSlot, 1);
    return;
  }
  add(tally, slotOf(item.source, item.category), 1);
  const end = CONFIDENCE_ENDS.findIndex((upper) => item.confidence <= upper);
  add(tally, confidenceSlot + Math.max(0, end), 1);
  add(tally, sumSlot, item.confidence);
}

export function addTally(total: number[], tally: Tally): void {
  for (let slot = 0; slot < tally.length; slot++) add(total, slot, tally[slot] ?? 0);
}

export interface ReadTally {
  readonly answers: readonly {
    readonly source: Source;
    readonly category: Category;
    readonly count: number;
  }[];
  readonly rejected: number;
  readonly retry: number;
  /** Items up to and including each of `CONFIDENCE_ENDS`, not added up. */
  readonly confidence: readonly number[];
  readonly confidenceSum: number;
}

export function readTally(tally: Tally): ReadTally {
  return {
    answers: SOURCES.flatMap((source) =>
      CATEGORIES.map((category) => {
        return { source, category, count: tally[slotOf(source, category)] ?? 0 };
      }),
    ),
    rejected: tally[rejectedSlot] ?? 0,
    retry: tally[retrySlot] ?? 0,
    confidence: CONFIDENCE_ENDS.map((_, index) => tally[confidenceSlot + index] ?? 0),
    confidenceSum: tally[sumSlot] ?? 0,
  };
}

function slotOf(source: Source, category: Category): number {
  return SOURCES.indexOf(source) * CATEGORIES.length + CATEGORIES.indexOf(category);
}

function add(tally: number[], slot: number, amount: number): void {
  tally[slot] = (tally[slot] ?? 0) + amount;
}
