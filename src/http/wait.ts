/** Holds an answer back until the job ends, for a client that says it would rather wait. */

import type { Clock } from '../clock.ts';
import { isTerminal } from '../jobs/job.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { WholeJob } from '../jobs/store-reads.ts';
import { rereadMs } from '../jobs/watch.ts';
import type { StoredKey } from '../keys/store.ts';
import type { AppContext } from './context.ts';
import { confirmOwn, readJobId } from './own-job.ts';
import { parseWaitSeconds } from './prefer.ts';
import { setHeader } from './respond.ts';

/** Answers held back at once; beyond it the wish to wait is not granted. */
export const waitingMax = 500;

/** The key's job after the wait its client asked for, if any; throws AppError without such a job. */
export type Wait = (context: AppContext, key: StoredKey) => Promise<WholeJob>;

export function createWait(jobs: Jobs, clock: Clock): Wait {
  let waitingCount = 0;

  /** The job once it has ended, when the time is up, or when the service stops. */
  async function awaitEnd(context: AppContext, key: StoredKey, ms: number): Promise<WholeJob> {
    const endAtMs = clock.monotonic() + ms;
    const id = readJobId(context);
    const { signal } = context.req.raw;
    // Before the first look, so that no end falls in between.
    const changes = jobs.watch.subscribe(id, 'end');
    signal.addEventListener('abort', changes.end);
    waitingCount += 1;
    try {
      // It is no use to look at a job before a run that will tell its end.
      const isRunning = jobs.watch.isRunning(id, key.id);
      let told = isRunning ? await changes.next(Math.min(ms, rereadMs)) : undefined;
      for (;;) {
        const job = confirmOwn(context, key, told ?? (await jobs.findWhole(id)));
        const leftMs = endAtMs - clock.monotonic();
        const isOver = leftMs <= 0 || signal.aborted || jobs.watch.isClosed();
        if (isTerminal(job.status) || isOver) return job;
        told = await changes.next(Math.min(leftMs, rereadMs));
      }
    } finally {
      waitingCount -= 1;
      signal.removeEventListener('abort', changes.end);
      changes.end();
    }
  }

  return async (context, key) => {
    const seconds = parseWaitSeconds(context.req.header('Prefer'));
    if (seconds === 0 || waitingCount >= waitingMax) {
      return confirmOwn(context, key, await jobs.findWhole(readJobId(context)));
    }
    const job = await awaitEnd(context, key, seconds * 1000);
    setHeader(context, 'Preference-Applied', `wait=${seconds}`);
    return job;
  };
}
