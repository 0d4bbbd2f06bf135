/** Waits for a job to end by asking for it less and less often. */

import { ConnectionError, TimedOutError, UnavailableError } from './errors.ts';
import type { EndedJob, Job } from './shapes.ts';
import { backoffMs, startDeadline, wait } from './wait.ts';

export interface PollOptions {
  /** Called with the job each time it was asked for. */
  readonly onProgress?: (job: Job) => void;
  readonly signal?: AbortSignal;
  /** How long to wait in all; 600,000 by default, Infinity for ever. */
  readonly timeoutMs?: number;
  /** The first pause between two requests; it doubles each time. */
  readonly intervalMs?: number;
  /** The longest pause between two requests. */
  readonly intervalMsMax?: number;
}

export const pollTimeoutMs = 600_000;
export const pollIntervalMs = 200;
export const pollIntervalMsMax = 5_000;

/**
 * The job once it has ended; throws what `getJob` throws, TimedOutError, the signal's reason. A
 * service that has answered once may be away for a while: the job outlives its restart.
 */
export async function pollUntilEnd(
  getJob: (signal: AbortSignal) => Promise<Job>,
  options: PollOptions,
): Promise<EndedJob> {
  const timeoutMs = options.timeoutMs ?? pollTimeoutMs;
  const firstMs = options.intervalMs ?? pollIntervalMs;
  const longestMs = Math.max(firstMs, options.intervalMsMax ?? pollIntervalMsMax);
  const late = () => new TimedOutError(`The job has not ended within ${timeoutMs} ms.`);
  const deadline = startDeadline(timeoutMs, late, options.signal);
  try {
    let hasAnswered = false;
    for (let attempt = 0; ; attempt++) {
      const job = await getJob(deadline.signal).catch((error: unknown) => {
        const isAway = error instanceof ConnectionError || error instanceof UnavailableError;
        if (!hasAnswered || !isAway) throw error;
      });
      if (job !== undefined) {
        hasAnswered = true;
        options.onProgress?.(job);
        if (job.status === 'complete' || job.status === 'failed') return job;
      }
      await wait(backoffMs(attempt, firstMs, longestMs, Math.random()), deadline.signal);
    }
  } finally {
    deadline.clear();
  }
}
