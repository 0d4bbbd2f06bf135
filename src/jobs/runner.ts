/** Claims waiting jobs, keeps their leases alive and runs a few of them side by side. */

import { describeError } from '../log.ts';
import { startLoop } from './loop.ts';
import { type RunDeps, runJob } from './run.ts';
import { beat, type ClaimedJob, type ClaimRoom, claim } from './store.ts';
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

/** Jobs of any size that run side by side; their chunks take turns in the pool. */
export const runningJobsMax = 16;

/** Jobs that run side by side while all of them together hold few items. */
export const smallJobsMax = 64;
export const smallJobsItemsMax = 2000;

/** How often a waiting job is looked for when nothing announced one. */
export const pollMs = 1000;

export const beatMs = 10_000;

/** Without a claim round for this long the runner counts as stuck. */
export const stuckMs = 15_000;

interface Run {
  readonly job: ClaimedJob;
  readonly controller: AbortController;
}

export function startRunner(deps: RunnerDeps): Runner {
  const { db, clock, log, owner } = deps;
  const runs = new Map<Run, Promise<void>>();
  const giveBackUnknown = createGiveBackUnknown(db, log);
  let isStopping = false;

  async function claimMore(): Promise<void> {
    while (!isStopping) {
      const room = measureRoom([...runs.keys()]);
      if (room === undefined) return;
      const claimed = await claim(db, owner, room);
      for (const job of claimed) startRun(job);
      // What is put from now on wakes the loop again.
      if (claimed.length < room.jobsMax) return;
    }
  }

  function startRun(job: ClaimedJob): void {
    const run = { job, controller: new AbortController() };
    if (isStopping) run.controller.abort();
    const done = runJob(deps, job, run.controller.signal)
      .catch((error: unknown) => {
        log.error({ job: job.id, error: describeError(error) }, 'job not settled');
      })
      .then(() => {
        runs.delete(run);
        deps.watch?.announce(job.id, 'end');
        claiming.wake();
      });
    runs.set(run, done);
    deps.watch?.begin(job.id, job.keyId);
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

/** What may be claimed beside these runs, if anything. */
function measureRoom(runs: readonly Run[]): ClaimRoom | undefined {
  const itemCount = runs.reduce((sum, { job }) => sum + job.itemCount, 0);
  const anyJobsMax = Math.max(0, runningJobsMax - runs.length);
  const itemsMax = Math.max(0, smallJobsItemsMax - itemCount);
  const isFull = runs.length >= smallJobsMax || (anyJobsMax === 0 && itemsMax === 0);
  if (isFull || runs.some(({ job }) => job.runsAlone)) return undefined;
  return { isIdle: runs.length === 0, jobsMax: smallJobsMax - runs.length, anyJobsMax, itemsMax };
}
