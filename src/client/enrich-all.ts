/** Enriches any number of transactions, in requests of bounded size, some of them at once. */

import { cutIntoChunks, mapInOrder } from './in-order.ts';
import type { EnrichAnswer, Item, TransactionInput } from './shapes.ts';

export interface EnrichAllOptions {
  /** The default country of all items, ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly include?: readonly 'details'[];
  readonly signal?: AbortSignal;
  /** Items of one request; 100 by default, which is also what the service takes by default. */
  readonly chunkItems?: number;
  /** Requests at once; 4 by default. */
  readonly concurrency?: number;
}

export const chunkItemsDefault = 100;
export const concurrencyDefault = 4;

type Enrich = (
  transactions: readonly TransactionInput[],
  signal: AbortSignal,
) => Promise<EnrichAnswer>;

/** One item for each transaction, in the order of the source. */
export async function* enrichInChunks(
  source: Iterable<TransactionInput> | AsyncIterable<TransactionInput>,
  enrich: Enrich,
  options: EnrichAllOptions,
): AsyncGenerator<Item, void> {
  const chunkItems = options.chunkItems ?? chunkItemsDefault;
  const concurrency = options.concurrency ?? concurrencyDefault;
  requireWhole('chunkItems', chunkItems);
  requireWhole('concurrency', concurrency);
  const chunks = cutIntoChunks(source, chunkItems);
  const answers = mapInOrder(chunks, { atOnce: concurrency, signal: options.signal }, enrich);
  for await (const { results } of answers) yield* results;
}

function requireWhole(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`${name} must be a whole number of at least 1.`);
  }
}
