/** Joins a job's stored results into one answer, without parsing them. */

import { AppError } from '../errors.ts';
import { renderJob } from '../jobs/job.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { WholeJob } from '../jobs/store-reads.ts';
import type { AppContext } from './context.ts';
import { streamParts } from './parts.ts';
import { jsonType, send, setHeader } from './respond.ts';

/** What stands between two items, within a chunk as between chunks. */
export const itemSeparator = ',\n';

/** Answers with the job and the items of its first chunks, of a length announced beforehand. */
export async function sendJoined(
  jobs: Jobs,
  context: AppContext,
  job: WholeJob,
  chunkCount: number,
): Promise<Response> {
  const { head, tail } = renderJob(job);
  if (chunkCount === 1) return sendOne(jobs, context, job, head, tail);
  const separatorsLength = Math.max(0, chunkCount - 1) * itemSeparator.length;
  const byteCount = await jobs.measureResults(job.id, chunkCount);
  const length = byteCount + separatorsLength + Buffer.byteLength(head + tail);
  setHeader(context, 'Content-Type', jsonType);
  setHeader(context, 'Content-Length', String(length));
  return send(context, streamParts(joinChunks(jobs, job.id, chunkCount, head, tail)));
}

/** A single chunk goes out in one piece. */
async function sendOne(
  jobs: Jobs,
  context: AppContext,
  { id, result }: WholeJob,
  head: string,
  tail: string,
): Promise<Response> {
  const bytes = result ?? (await jobs.readResult(id, 0));
  if (bytes === undefined) throw new AppError('job_not_found');
  const text = Buffer.concat([Buffer.from(head), bytes, Buffer.from(tail)]);
  setHeader(context, 'Content-Type', jsonType);
  setHeader(context, 'Content-Length', String(text.length));
  return send(context, text);
}

/** The stored chunks in order, one in memory at a time; throws when the job is erased meanwhile. */
export async function* readChunks(
  jobs: Jobs,
  id: string,
  chunkCount: number,
): AsyncGenerator<Uint8Array, void> {
  for (let seq = 0; seq < chunkCount; seq++) {
    const bytes = await jobs.readResult(id, seq);
    if (bytes === undefined) throw new Error('job erased while it was read');
    yield bytes;
  }
}

async function* joinChunks(
  jobs: Jobs,
  id: string,
  chunkCount: number,
  head: string,
  tail: string,
): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from(head);
  let isFirst = true;
  for await (const bytes of readChunks(jobs, id, chunkCount)) {
    if (!isFirst) yield Buffer.from(itemSeparator);
    isFirst = false;
    yield bytes;
  }
  yield Buffer.from(tail);
}
