/** Claims waiting jobs, keeps their leases alive and runs a few of them side by side. */

import { describeError } from '../log.ts';
import type { Job } from './job.ts';
import { startLoop } from './loop.ts';
import { type RunDeps, runJob } from './run.ts';
import { beat, claim } from './store.ts';
import { createGiveBackUnknown } from './unknown.ts';

export interface Runner {
  /** Tells that a job may be waiting. */
  wake(): void;
  /** Whether the claiming loop has gone round lately. */
  isLooping(): boolean;
  /** Claims nothing more, finishes the chunks at hand, gives unfinished jobs back. */
  stop(): Promise<void>;
}

export interface RunnerDeps extends RunDeps {
  /** Random, new with every start of the process. */
  readonly owner: string;
}

/** Jobs run side by side; their chunks take turns in the pool. */
export const runningJobsMax = 16;

/** How often a waiting job is looked for when nothing announced one. */
export const pollMs = 1000;

export const beatMs = 10_000;

/** Without a claim round for this long the runner counts as stuck. */
export const stuckMs = 15_000;

interface Run {
  readonly job: Job;
  readonly controller: AbortController;
}

export function startRunner(deps: RunnerDeps): Runner {
  const { db, clock, log, owner } = deps;
  const runs = new Map<Run, Promise<void>>();
  const giveBackUnknown = createGiveBackUnknown(db, log);
  let isStopping = false;

  async function claimMore(): Promise<void> {
    while (!isStopping && runs.size < runningJobsMax) {
      if ([...runs.keys()].some((run) => run.job.runsAlone)) return;
      const job = await claim(db, owner, runs.size === 0);
      if (job === undefined) return;
      startRun(job);
      if (job.runsAlone) return;
      // Where one waited there may be more, and those claimed together are committed together.
      const others = Array.from({ length: runningJobsMax - runs.size }, async () => {
        const other = await claim(db, owner, false);
        if (other !== undefined) startRun(other);
      });
      await Promise.all(others);
    }
  }

  function startRun(job: Job): void {
    const run = { job, controller: new AbortController() };
    if (isStopping) run.controller.abort();
    const done = runJob(deps, job, run.controller.signal)
      .catch((error: unknown) => {
        log.error({ job: job.id, error: describeError(error) }, 'job not settled');
      })
      .then(() => {
        runs.delete(run);
        claiming.wake();
      });
    runs.set(run, done);
    deps.watch?.announce(job.id, 'state');
  }

  async function keepLeases(): Promise<void> {
    if (runs.size === 0) return;
    const before = [...runs.keys()];
    const holders = await beat(db, owner);
    const held = new Map(holders.map(({ id, attempt }) => [id, attempt]));
    for (const { job, controller } of before) {
      if (held.get(job.id) !== job.attempt) controller.abort();
    }
    await giveBackUnknown(holders, new Set([...runs.keys()].map(({ job }) => job.id)));
  }

  const common = { clock, log, jitterMs: 0 };
  const claiming = startLoop({ ...common, name: 'claim', everyMs: pollMs, task: claimMore });
  const beating = startLoop({ ...common, name: 'beat', everyMs: beatMs, task: keepLeases });

  return {
    wake: () => claiming.wake(),
    isLooping: () => clock.monotonic() - claiming.lastRunAtMs() < stuckMs,
    async stop() {
      isStopping = true;
      await claiming.stop();
      for (const { controller } of runs.keys()) controller.abort();
      await Promise.all(runs.values());
      await beating.stop();
    },
  };
}
