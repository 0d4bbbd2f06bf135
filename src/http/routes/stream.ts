/** Enriches NDJSON as it comes: one line in, one line out, in the order sent. */

import { AppError, renderErrorBody } from '../../errors.ts';
import type { StoredKey } from '../../keys/store.ts';
import { type ChunkEntry, type EntryOptions, renderRetry } from '../../pool/chunk.ts';
import { batchItemsMax, spareBatches } from '../../pool/pool.ts';
import { readMediaType, streamBody } from '../body.ts';
import { parseJsonLine } from '../bulk.ts';
import type { AppContext, Route } from '../context.ts';
import { mapInOrder } from '../in-order.ts';
import { type Line, NotTextError, readLines } from '../lines.ts';
import { createOpenStreams, type OpenStreams } from '../open-streams.ts';
import { streamParts } from '../parts.ts';
import { send, setHeader } from '../respond.ts';
import { readQueryOptions } from '../schemas.ts';
import type { EnrichDeps } from './enrich.ts';
import { renderLines } from './results.ts';

/** Streams open at once, in all and of one key. */
export const enrichStreamsMax = 32;
export const enrichStreamsPerKeyMax = 8;

/** Lines that are enriched together. */
interface Batch {
  readonly entries: readonly ChunkEntry[];
  /** What is answered in place of lines that do not fit, by their position in the batch. */
  readonly faults: ReadonlyMap<number, string>;
}

/** A fault of the whole stream: it is answered, and nothing after it. */
type Piece = Batch | { readonly fault: string };

export function streamRoutes(deps: EnrichDeps): Route[] {
  const streams = createOpenStreams({
    totalMax: enrichStreamsMax,
    perKeyMax: enrichStreamsPerKeyMax,
  });
  return [
    {
      method: 'POST',
      path: '/v1/enrich/stream',
      access: 'key',
      handle: (context, key) => enrichStream(deps, streams, context, key),
    },
  ];
}

function enrichStream(
  deps: EnrichDeps,
  streams: OpenStreams,
  context: AppContext,
  key: StoredKey,
): Response {
  readMediaType(context, ['application/x-ndjson']);
  const options = readQueryOptions(context);
  setHeader(context, 'Content-Type', 'application/x-ndjson; charset=utf-8');
  setHeader(context, 'X-Accel-Buffering', 'no');
  const pieces = readPieces(deps, context, key);
  // What is ahead is all that is held in memory.
  const parts = mapInOrder(pieces, deps.pool.threads + spareBatches, (piece) =>
    'fault' in piece ? encode(piece.fault) : enrichBatch(deps, piece, options, key.tenant),
  );
  return send(context, streamParts(parts, streams.open(key.id)));
}

/** The batches of the body, each charged to the key; the first fault of the stream is the last. */
async function* readPieces(
  { config, keyring }: EnrichDeps,
  context: AppContext,
  key: StoredKey,
): AsyncGenerator<Piece, void> {
  let itemCount = 0;
  try {
    for await (const lines of readLines(streamBody(context, Number.POSITIVE_INFINITY))) {
      for (let start = 0; start < lines.length; start += batchItemsMax) {
        const some = lines.slice(start, start + batchItemsMax);
        itemCount += some.length;
        if (itemCount > config.streamItemsMax) {
          yield { fault: renderFault(`Expected at most ${config.streamItemsMax} items.`) };
          return;
        }
        await keyring.charge(key, some.length);
        yield parseBatch(some);
      }
    }
  } catch (error) {
    const fault = explain(error, context);
    if (fault !== undefined) yield { fault };
  }
}

function parseBatch(lines: readonly Line[]): Batch {
  const entries: ChunkEntry[] = [];
  const faults = new Map<number, string>();
  lines.forEach((line, position) => {
    const { entry, issues } = parseJsonLine(line);
    if (issues === undefined) entries.push(entry);
    else
      faults.set(position, renderFault(issues[0]?.message ?? 'Expected JSON text.', line.number));
  });
  return { entries, faults };
}

async function enrichBatch(
  { pool, corrections, metrics }: EnrichDeps,
  { entries, faults }: Batch,
  entryOptions: EntryOptions,
  tenant: string,
): Promise<Uint8Array> {
  const bytes = await enrichEntries();
  if (faults.size === 0) return renderLines(bytes);
  const lines = Buffer.from(renderLines(bytes)).toString().split('\n').slice(0, entries.length);
  for (const [position, fault] of faults) lines.splice(position, 0, fault);
  return Buffer.from(`${lines.join('\n')}\n`);

  async function enrichEntries(): Promise<Uint8Array> {
    if (entries.length === 0) return new Uint8Array();
    const input = Buffer.from(JSON.stringify(entries));
    const work = async () =>
      pool.enrichBatch(input, { entryOptions, rules: await corrections.rulesOf(tenant) });
    // The store may be away for a moment; the head of the answer has long been sent.
    const result = await work().catch(() => undefined);
    const answer = result?.isOk ? result : renderRetry(entries);
    metrics.countItems(answer.tally);
    return 'bytes' in answer ? answer.bytes : Buffer.from(answer.text);
  }
}

/** What the client is told of a fault; nothing when it has left. */
function explain(error: unknown, context: AppContext): string | undefined {
  if (error instanceof AppError) return renderErrorBody(error);
  if (error instanceof NotTextError) return renderFault('Expected text in UTF-8.');
  if (context.req.raw.signal.aborted) return undefined;
  throw error;
}

function renderFault(message: string, line?: number): string {
  return JSON.stringify({ status: 'invalid', line, error: message });
}

async function encode(line: string): Promise<Uint8Array> {
  return Buffer.from(`${line}\n`);
}
