/** Enriches a chunk of transactions into the JSON text of its items. */

import { applyRules, correctDetails } from '../corrections/apply.ts';
import type { Rules } from '../corrections/rules.ts';
import { type Details, detailsOf } from '../enrich/details.ts';
import { enrich, enrichWithEvidence } from '../enrich/enrich.ts';
import type { Item, Transaction } from '../enrich/item.ts';
import type { Knowledge } from '../enrich/knowledge/decode.ts';
import { countItem, createTally, type Tally } from './tally.ts';

/** What a client may send as one item: the descriptor alone, or with hints. */
export type ChunkEntry = string | Transaction;

/** How the client wants its items enriched; stored with a job. */
export interface EntryOptions {
  readonly includesDetails?: boolean;
  /** The country of items that name none, ISO 3166-1 alpha-2. */
  readonly country?: string;
}

/** An item as it is answered: beside the engine's fields the client's id and the details. */
export type AnsweredItem = Item & { readonly id?: string; readonly details?: Details };

export interface EnrichedChunk {
  /** The items as JSON, separated by a comma and a line feed, without brackets. */
  readonly text: string;
  readonly itemCount: number;
  /** Items that met a passing fault. */
  readonly retryCount: number;
  readonly tally: Tally;
}

export interface ChunkOptions extends EntryOptions {
  /** The tenant's corrections, if it has some. */
  readonly rules?: Rules | undefined;
}

/** The same entries, knowledge and options always give the same text. */
export function enrichChunk(
  entries: readonly ChunkEntry[],
  knowledge: Knowledge,
  options: ChunkOptions = {},
): EnrichedChunk {
  return renderItems(entries.map((entry) => enrichEntry(entry, knowledge, options)));
}

/** One item, as `enrichChunk` puts it into its text. */
export function enrichEntry(
  entry: ChunkEntry,
  knowledge: Knowledge,
  options: ChunkOptions = {},
): AnsweredItem {
  const transaction = toTransaction(entry, options);
  try {
    return withId(transaction, enrichOne(transaction, knowledge, options));
  } catch {
    return withId(transaction, { input: transaction.description, status: 'retry' });
  }
}

/** The answer for entries that could not be enriched now. */
export function renderRetry(entries: readonly ChunkEntry[]): EnrichedChunk {
  return renderItems(
    entries.map((entry): AnsweredItem => {
      const transaction = toTransaction(entry, {});
      return withId(transaction, { input: transaction.description, status: 'retry' });
    }),
  );
}

function renderItems(items: readonly AnsweredItem[]): EnrichedChunk {
  const tally = createTally();
  let retryCount = 0;
  const lines = items.map((item) => {
    if (item.status === 'retry') retryCount += 1;
    countItem(tally, item);
    return JSON.stringify(item);
  });
  return { text: lines.join(',\n'), itemCount: items.length, retryCount, tally };
}

function enrichOne(
  transaction: Transaction,
  knowledge: Knowledge,
  { rules, includesDetails }: ChunkOptions,
): AnsweredItem {
  if (rules === undefined && !includesDetails) return enrich(transaction, knowledge);
  const enrichment = enrichWithEvidence(transaction, knowledge);
  const item = rules ? applyRules(rules, enrichment, knowledge) : enrichment.item;
  if (!includesDetails || item.status !== 'complete') return item;
  const details = detailsOf({ ...enrichment, item }, knowledge);
  return { ...item, details: correctDetails(details, enrichment.item, item) };
}

function toTransaction(entry: ChunkEntry, { country }: EntryOptions): Transaction {
  const transaction = typeof entry === 'string' ? { description: entry } : entry;
  return country === undefined ? transaction : { country, ...transaction };
}

/** The client's id comes right after its input. */
function withId({ id }: Transaction, item: AnsweredItem): AnsweredItem {
  if (id === undefined) return item;
  const { input, ...answer } = item;
  return { input, id, ...answer } as AnsweredItem;
}
