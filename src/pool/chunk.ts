/** Enriches a chunk of transactions into the JSON text of its items. */

import { enrich } from '../enrich/enrich.ts';
import type { Item, Transaction } from '../enrich/item.ts';
import type { Knowledge } from '../enrich/knowledge/decode.ts';

/** What a client may send as one item: the descriptor alone, or with hints. */
export type ChunkEntry = string | Transaction;

export interface EnrichedChunk {
  /** The items as JSON, separated by a comma and a line feed, without brackets. */
  readonly text: string;
  readonly itemCount: number;
  /** Items that met a passing fault. */
  readonly retryCount: number;
}

/** The same entries and knowledge always give the same text. */
export function enrichChunk(entries: readonly ChunkEntry[], knowledge: Knowledge): EnrichedChunk {
  let retryCount = 0;
  const lines = entries.map((entry) => {
    const item = enrichOne(typeof entry === 'string' ? { description: entry } : entry, knowledge);
    if (item.status === 'retry') retryCount += 1;
    return JSON.stringify(item);
  });
  return { text: lines.join(',\n'), itemCount: entries.length, retryCount };
}

/** The answer for entries that could not be enriched now. */
export function renderRetry(entries: readonly ChunkEntry[]): EnrichedChunk {
  const lines = entries.map((entry) => {
    const input = typeof entry === 'string' ? entry : entry.description;
    return JSON.stringify({ input, status: 'retry' } satisfies Item);
  });
  return { text: lines.join(',\n'), itemCount: entries.length, retryCount: entries.length };
}

function enrichOne(transaction: Transaction, knowledge: Knowledge): Item {
  try {
    return enrich(transaction, knowledge);
  } catch {
    return { input: transaction.description, status: 'retry' };
  }
}
