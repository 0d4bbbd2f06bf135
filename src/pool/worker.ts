/** The entry of a worker thread: a chunk's bytes in, its items' bytes out. */

import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import type { KnowledgeBuffers } from '../enrich/knowledge/decode.ts';
import { type ChunkEntry, enrichChunk } from './chunk.ts';
import { openKnowledge } from './knowledge.ts';

/** What a thread sends back; the buffer is handed over, not copied. */
export interface WorkerAnswer {
  readonly bytes: ArrayBuffer;
  readonly itemCount: number;
  readonly retryCount: number;
}

const knowledge = openKnowledge(workerData as KnowledgeBuffers);
const decoder = new TextDecoder();
const encoder = new TextEncoder();

export default function enrichBytes(input: ArrayBuffer) {
  const entries = JSON.parse(decoder.decode(input)) as ChunkEntry[];
  const { text, itemCount, retryCount } = enrichChunk(entries, knowledge);
  const bytes = encoder.encode(text).buffer;
  return move({
    [transferableSymbol]: [bytes],
    [valueSymbol]: { bytes, itemCount, retryCount } satisfies WorkerAnswer,
  });
}
