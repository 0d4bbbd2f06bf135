/** A stored job as its owner sees it: shown, waited for, listed, erased. */

import { AppError } from '../../errors.ts';
import { renderJob, renderListedJob } from '../../jobs/job.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { StoredKey } from '../../keys/store.ts';
import type { Log } from '../../log.ts';
import type { AppContext, Route } from '../context.ts';
import { parseJobQuery, renderCursor } from '../job-query.ts';
import { sendJoined } from '../join-results.ts';
import { findOwnJob } from '../own-job.ts';
import { send, sendJson } from '../respond.ts';
import type { Wait } from '../wait.ts';

export interface JobsDeps {
  readonly jobs: Jobs;
  readonly wait: Wait;
  readonly log: Log;
}

export function jobRoutes(deps: JobsDeps): Route[] {
  const { jobs } = deps;
  return [
    {
      method: 'GET',
      path: '/v1/enrich/jobs',
      access: 'key',
      handle: (context, key) => listJobs(jobs, context, key),
    },
    {
      method: 'GET',
      path: '/v1/enrich/jobs/:id',
      access: 'key',
      handle: (context, key) => showJob(deps, context, key),
    },
    {
      method: 'DELETE',
      path: '/v1/enrich/jobs/:id',
      access: 'key',
      handle: (context, key) => eraseJob(deps, context, key),
    },
  ];
}

async function showJob(
  { jobs, wait }: JobsDeps,
  context: AppContext,
  key: StoredKey,
): Promise<Response> {
  const job = await wait(context, key);
  if (job.status === 'complete') return sendJoined(jobs, context, job, job.chunkCount);
  const { head, tail } = renderJob(job);
  return sendJson(context, head + tail);
}

async function listJobs(jobs: Jobs, context: AppContext, key: StoredKey): Promise<Response> {
  const query = parseJobQuery(context);
  // One more than asked for tells whether there is another page.
  const found = await jobs.list(key.id, { ...query, limit: query.limit + 1 });
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const cursor = last && found.length > query.limit ? renderCursor(last) : null;
  const listed = page.map(renderListedJob).join(',\n');
  return sendJson(context, `{"jobs":[${listed}],"next_cursor":${JSON.stringify(cursor)}}`);
}

async function eraseJob(
  { jobs, log }: JobsDeps,
  context: AppContext,
  key: StoredKey,
): Promise<Response> {
  const { id } = await findOwnJob(jobs, context, key);
  if (!(await jobs.erase(id))) throw new AppError('job_not_found');
  log.info({ action: 'job.erase', job: id, key: key.id }, 'audit');
  return send(context, null, 204);
}
