/** What is done of a job so far, as JSON, NDJSON or CSV. */

import { stringify } from 'csv-stringify/sync';
import { assertNever } from '../../errors.ts';
import type { Job } from '../../jobs/job.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { StoredKey } from '../../keys/store.ts';
import type { AnsweredItem, EntryOptions } from '../../pool/chunk.ts';
import { createColumns } from '../../pool/columns.ts';
import { chooseType } from '../accept.ts';
import type { AppContext, Route } from '../context.ts';
import { itemSeparator, readChunks, sendJoined } from '../join-results.ts';
import { streamParts } from '../parts.ts';
import { send, setHeader } from '../respond.ts';
import type { Wait } from '../wait.ts';

export interface ResultsDeps {
  readonly jobs: Jobs;
  readonly wait: Wait;
}

export function resultRoutes(deps: ResultsDeps): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/enrich/jobs/:id/results',
      access: 'key',
      handle: (context, key) => sendResults(deps, context, key),
    },
  ];
}

async function sendResults(
  { jobs, wait }: ResultsDeps,
  context: AppContext,
  key: StoredKey,
): Promise<Response> {
  const job = await wait(context, key);
  const chunkCount = await jobs.countLeadingChunks(job);
  setHeader(context, 'Job-Status', job.status);
  setHeader(context, 'Vary', 'Accept');
  const type = chooseType(context, ['application/json', 'application/x-ndjson', 'text/csv']);
  if (type === 'application/json') return sendJoined(jobs, context, job, chunkCount);
  setHeader(context, 'Content-Type', `${type}; charset=utf-8`);
  const chunks = readChunks(jobs, job.id, chunkCount);
  switch (type) {
    case 'application/x-ndjson':
      return send(context, streamParts(toLines(chunks)));
    case 'text/csv':
      return send(context, streamParts(toRows(chunks, job)));
    default:
      return assertNever(type);
  }
}

async function* toLines(
  chunks: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  for await (const bytes of chunks) yield renderLines(bytes);
}

/** The items of a chunk, one a line. JSON text has no line feed of its own within an item. */
export function renderLines(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return Buffer.from(`${text.replaceAll(itemSeparator, '\n')}\n`, 'latin1');
}

async function* toRows(
  chunks: AsyncGenerator<Uint8Array, void>,
  { options }: Pick<Job, 'options'>,
): AsyncGenerator<Uint8Array, void> {
  const { includesDetails = false } = JSON.parse(options) as EntryOptions;
  const columns = createColumns({ hasIds: true, hasDetails: includesDetails });
  yield Buffer.from(stringify([[...columns.names]]));
  for await (const bytes of chunks) {
    const items = JSON.parse(`[${Buffer.from(bytes).toString()}]`) as AnsweredItem[];
    yield Buffer.from(stringify(items.map(columns.cellsOf)));
  }
}
