/** A stored job as its owner sees it: shown, waited for, listed, erased. */

import type { Clock } from '../../clock.ts';
import { AppError } from '../../errors.ts';
import { isTerminal, type Job, renderJob, renderListedJob } from '../../jobs/job.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { rereadMs } from '../../jobs/watch.ts';
import type { StoredKey } from '../../keys/store.ts';
import type { AppContext, Route } from '../context.ts';
import { parseJobQuery, renderCursor } from '../job-query.ts';
import { sendJoined } from '../join-results.ts';
import { findOwnJob } from '../own-job.ts';
import { parseWaitSeconds } from '../prefer.ts';
import { sendJson } from '../respond.ts';

export interface JobsDeps {
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/** Answers held back at once; beyond it the wish to wait is not granted. */
export const waitingMax = 500;

export function jobRoutes(deps: JobsDeps): Route[] {
  const show = createShowJob(deps);
  const { jobs } = deps;
  return [
    {
      method: 'GET',
      path: '/v1/enrich/jobs',
      access: 'key',
      handle: (context, key) => listJobs(jobs, context, key),
    },
    { method: 'GET', path: '/v1/enrich/jobs/:id', access: 'key', handle: show },
    {
      method: 'DELETE',
      path: '/v1/enrich/jobs/:id',
      access: 'key',
      handle: (context, key) => eraseJob(jobs, context, key),
    },
  ];
}

function createShowJob({ jobs, clock }: JobsDeps) {
  let waitingCount = 0;

  /** The job once it has ended, when the time is up, or when the service stops. */
  async function awaitEnd(id: string, ms: number, signal: AbortSignal): Promise<Job | undefined> {
    const endAtMs = clock.monotonic() + ms;
    const changes = jobs.watch.subscribe(id, 'state');
    const stop = () => changes.end();
    signal.addEventListener('abort', stop);
    waitingCount += 1;
    try {
      for (;;) {
        const job = await jobs.find(id);
        const leftMs = endAtMs - clock.monotonic();
        const isOver = leftMs <= 0 || signal.aborted || jobs.watch.isClosed();
        if (job === undefined || isTerminal(job.status) || isOver) return job;
        await changes.next(Math.min(leftMs, rereadMs));
      }
    } finally {
      waitingCount -= 1;
      signal.removeEventListener('abort', stop);
      changes.end();
    }
  }

  return async (context: AppContext, key: StoredKey): Promise<Response> => {
    let job = await findOwnJob(jobs, context, key);
    const seconds = parseWaitSeconds(context.req.header('Prefer'));
    if (seconds > 0 && waitingCount < waitingMax) {
      context.header('Preference-Applied', `wait=${seconds}`);
      if (!isTerminal(job.status)) {
        const later = await awaitEnd(job.id, seconds * 1000, context.req.raw.signal);
        if (later === undefined) throw new AppError('job_not_found');
        job = later;
      }
    }
    if (job.status === 'complete') return sendJoined(jobs, context, job, job.chunkCount);
    const { head, tail } = renderJob(job);
    return sendJson(context, head + tail);
  };
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

async function eraseJob(jobs: Jobs, context: AppContext, key: StoredKey): Promise<Response> {
  const { id } = await findOwnJob(jobs, context, key);
  if (!(await jobs.erase(id))) throw new AppError('job_not_found');
  return context.body(null, 204);
}
