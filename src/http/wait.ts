/** Holds an answer back until the job ends, for a client that says it would rather wait. */

import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import { isTerminal, type Job } from '../jobs/job.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { rereadMs } from '../jobs/watch.ts';
import type { AppContext } from './context.ts';
import { parseWaitSeconds } from './prefer.ts';
import { setHeader } from './respond.ts';

/** Answers held back at once; beyond it the wish to wait is not granted. */
export const waitingMax = 500;

/** The job after the wait its client asked for, if any; throws AppError when it was erased. */
export type Wait = (context: AppContext, job: Job) => Promise<Job>;

export function createWait(jobs: Jobs, clock: Clock): Wait {
  let waitingCount = 0;

  /** The job once it has ended, when the time is up, or when the service stops. */
  async function awaitEnd(id: string, ms: number, signal: AbortSignal): Promise<Job | undefined> {
    const endAtMs = clock.monotonic() + ms;
    const changes = jobs.watch.subscribe(id, 'end');
    signal.addEventListener('abort', changes.end);
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
      signal.removeEventListener('abort', changes.end);
      changes.end();
    }
  }

  return async (context, job) => {
    const seconds = parseWaitSeconds(context.req.header('Prefer'));
    if (seconds === 0 || waitingCount >= waitingMax) return job;
    setHeader(context, 'Preference-Applied', `wait=${seconds}`);
    if (isTerminal(job.status)) return job;
    const later = await awaitEnd(job.id, seconds * 1000, context.req.raw.signal);
    if (later === undefined) throw new AppError('job_not_found');
    return later;
  };
}
