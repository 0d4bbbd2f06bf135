/** Enriches a chunk of transactions into the JSON text of its items. */

import { applyRules } from '../corrections/apply.ts';
import type { Rules } from '../corrections/rules.ts';
import { enrich, enrichWithEvidence } from '../enrich/enrich.ts';
import type { Item, Transaction } from '../enrich/item.ts';
import type { Knowledge } from '../enrich/knowledge/decode.ts';
import { countItem, createTally, type Tally } from './tally.ts';

/** What a client may send as one item: the descriptor alone, or with hints. */
export type ChunkEntry = string | Transaction;

export interface EnrichedChunk {
  /** The items as JSON, separated by a comma and a line feed, without brackets. */
  readonly text: string;
  readonly itemCount: number;
  /** Items that met a passing fault. */
  readonly retryCount: number;
  readonly tally: Tally;
}

export interface ChunkOptions {
  /** The tenant's corrections, if it has some. */
  readonly rules?: Rules | undefined;
}

/** The same entries, knowledge and options always give the same text. */
export function enrichChunk(
  entries: readonly ChunkEntry[],
  knowledge: Knowledge,
  options: ChunkOptions = {},
): EnrichedChunk {
  const items = entries.map((entry) =>
    enrichOne(typeof entry === 'string' ? { description: entry } : entry, knowledge, options),
  );
  return renderItems(items);
}

/** The answer for entries that could not be enriched now. */
export function renderRetry(entries: readonly ChunkEntry[]): EnrichedChunk {
  return renderItems(
    entries.map((entry): Item => {
      const input = typeof entry === 'string' ? entry : entry.description;
      return { input, status: 'retry' };
    }),
  );
}

function renderItems(items: readonly Item[]): EnrichedChunk {
  const tally = createTally();
  let retryCount = 0;
  const lines = items.map((item) => {
    if (item.status === 'retry') retryCount += 1;
    countItem(tally, item);
    return JSON.stringify(item);
  });
  return { text: lines.join(',\n'), itemCount: items.length, retryCount, tally };
}

function enrichOne(transaction: Transaction, knowledge: Knowledge, options: ChunkOptions): Item {
  try {
    if (options.rules === undefined) return enrich(transaction, knowledge);
    const enrichment = enrichWithEvidence(transaction, knowledge);
    return applyRules(options.rules, enrichment, knowledge);
  } catch {
    return { input: transaction.description, status: 'retry' };
  }
}
