/** The entry of a worker thread: a chunk's bytes in, its items' bytes out. */

import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import { createRulesReader, type SharedRules } from '../corrections/shared.ts';
import type { KnowledgeBuffers } from '../enrich/knowledge/decode.ts';
import { type ChunkEntry, type EntryOptions, enrichChunk } from './chunk.ts';
import { openKnowledge } from './knowledge.ts';
import type { Tally } from './tally.ts';

/** What a thread is sent: the JSON text of an array, and how to enrich it. */
export interface WorkerTask {
  readonly input: ArrayBuffer;
  readonly entryOptions?: EntryOptions | undefined;
  readonly rules?: SharedRules | undefined;
}

/** What a thread sends back; the buffer is handed over, not copied. */
export interface WorkerAnswer {
  readonly bytes: ArrayBuffer;
  readonly itemCount: number;
  readonly retryCount: number;
  readonly tally: Tally;
}

const knowledge = openKnowledge(workerData as KnowledgeBuffers);
const readRules = createRulesReader();
const decoder = new TextDecoder();
const encoder = new TextEncoder();

export default function enrichBytes({ input, entryOptions, rules }: WorkerTask) {
  const entries = JSON.parse(decoder.decode(input)) as ChunkEntry[];
  const { text, ...counts } = enrichChunk(entries, knowledge, {
    ...entryOptions,
    rules: rules && readRules(rules),
  });
  const bytes = encoder.encode(text).buffer;
  return move({
    [transferableSymbol]: [bytes],
    [valueSymbol]: { bytes, ...counts } satisfies WorkerAnswer,
  });
}
