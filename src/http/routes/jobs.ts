/** A stored job as its owner sees it; results are joined from stored bytes, never parsed. */

import { AppError } from '../../errors.ts';
import { renderJob } from '../../jobs/job.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { StoredKey } from '../../keys/store.ts';
import type { AppContext, Route } from '../context.ts';
import { jsonType, sendJson } from '../respond.ts';

export interface JobsDeps {
  readonly jobs: Jobs;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const separator = ',\n';

export function jobRoutes({ jobs }: JobsDeps): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/enrich/jobs/:id',
      access: 'key',
      handle: (context, key) => showJob(jobs, context, key),
    },
  ];
}

async function showJob(jobs: Jobs, context: AppContext, key: StoredKey): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const job = UUID.test(id) ? await jobs.find(id.toLowerCase()) : undefined;
  if (job === undefined) throw new AppError('job_not_found');
  if (job.keyId !== key.id) throw new AppError('invalid_key');
  context.var.facts.job = job.id;
  const { head, tail } = renderJob(job);
  if (job.status !== 'complete') return sendJson(context, head + tail);
  return sendComplete(jobs, context, job.id, head, tail);
}

async function sendComplete(
  jobs: Jobs,
  context: AppContext,
  id: string,
  head: string,
  tail: string,
): Promise<Response> {
  const { chunkCount, byteCount } = await jobs.measureResults(id);
  const separatorsLength = Math.max(0, chunkCount - 1) * separator.length;
  const length = byteCount + separatorsLength + Buffer.byteLength(head + tail);
  context.header('Content-Type', jsonType);
  context.header('Content-Length', String(length));
  return context.body(streamParts(joinChunks(jobs, id, chunkCount, head, tail)));
}

/** The answer's parts, one stored chunk in memory at a time. */
async function* joinChunks(
  jobs: Jobs,
  id: string,
  chunkCount: number,
  head: string,
  tail: string,
): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from(head);
  for (let seq = 0; seq < chunkCount; seq++) {
    const bytes = await jobs.readResult(id, seq);
    if (bytes === undefined) throw new Error('job erased while it was read');
    if (seq > 0) yield Buffer.from(separator);
    yield bytes;
  }
  yield Buffer.from(tail);
}

/** Pulls a part only when the client has taken the one before. */
function streamParts(parts: AsyncGenerator<Uint8Array, void>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await parts.return();
      },
    },
    { highWaterMark: 0 },
  );
}
