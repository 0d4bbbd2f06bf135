/** The entry of a worker thread: the bytes of chunks in, those of their items out. */

import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import { createRulesReader, type SharedRules } from '../corrections/shared.ts';
import type { KnowledgeBuffers } from '../enrich/knowledge/decode.ts';
import { type ChunkEntry, type EntryOptions, enrichChunk } from './chunk.ts';
import { openKnowledge } from './knowledge.ts';
import type { Tally } from './tally.ts';

/** What a thread is sent: several small chunks together, or one. */
export type WorkerTask = readonly WorkerPart[];

/** One chunk: the JSON text of an array, and how to enrich it. */
export interface WorkerPart {
  readonly input: ArrayBuffer;
  readonly entryOptions?: EntryOptions | undefined;
  readonly rules?: SharedRules | undefined;
}

/** What a thread sends back for each chunk; a large buffer is handed over, not copied. */
export interface WorkerAnswer {
  readonly bytes: ArrayBuffer;
  readonly itemCount: number;
  readonly retryCount: number;
  readonly tally: Tally;
}

/** An answer up to this size is copied to the main thread, a larger one handed over. */
const copiedBytesMax = 16_384;

const knowledge = openKnowledge(workerData as KnowledgeBuffers);
const readRules = createRulesReader();
const decoder = new TextDecoder();
const encoder = new TextEncoder();

export default function enrichParts(task: WorkerTask) {
  const answers = task.map(enrichPart);
  // Small ones are copied, which costs less.
  const large = answers.filter(({ bytes }) => bytes.byteLength > copiedBytesMax);
  if (large.length === 0) return answers;
  return move({
    [transferableSymbol]: large.map(({ bytes }) => bytes),
    [valueSymbol]: answers,
  });
}

function enrichPart({ input, entryOptions, rules }: WorkerPart): WorkerAnswer {
  const entries = JSON.parse(decoder.decode(input)) as ChunkEntry[];
  const { text, ...counts } = enrichChunk(entries, knowledge, {
    ...entryOptions,
    rules: rules && readRules(rules),
  });
  return { bytes: encoder.encode(text).buffer, ...counts };
}
