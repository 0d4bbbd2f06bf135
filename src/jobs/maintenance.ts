/** The standing duties around jobs: rescue of abandoned ones, and removal of old ones. */

import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { Log } from '../log.ts';
import { startLoop } from './loop.ts';
import { rescue } from './store.ts';
import { erase, resumeErasures } from './store-erase.ts';
import { listEndedBefore } from './store-reads.ts';

export interface MaintenanceDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly retentionMs: number;
  /** Called with how many jobs were rescued, and wait to be claimed. */
  readonly onRescued: (jobs: number) => void;
}

export interface Maintenance {
  stop(): Promise<void>;
}

export const sweepMs = 5000;
export const sweepJitterMs = 1000;
export const pruneMs = 60_000;

/** Jobs removed by one round of pruning, and by one write of it. */
export const prunedJobsMax = 500;
const prunedTogetherMax = 10;

export function startMaintenance(deps: MaintenanceDeps): Maintenance {
  const { db, clock, log, onRescued } = deps;

  async function sweep(): Promise<void> {
    const rescued = await rescue(db, { kind: 'lapsed' });
    if (rescued.length === 0) return;
    log.warn({ jobs: rescued }, 'jobs rescued');
    onRescued(rescued.length);
  }

  const loops = [
    startLoop({
      clock,
      log,
      name: 'sweep',
      everyMs: sweepMs,
      jitterMs: sweepJitterMs,
      task: sweep,
    }),
    startLoop({
      clock,
      log,
      name: 'prune',
      everyMs: pruneMs,
      jitterMs: sweepJitterMs,
      task: () => prune(deps),
    }),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

/** Removes jobs past their retention, and their bytes from the file. */
export async function prune({ db, log, retentionMs }: MaintenanceDeps): Promise<void> {
  await resumeErasures(db);
  let pruned = 0;
  while (pruned < prunedJobsMax) {
    const ids = await listEndedBefore(db, retentionMs, prunedTogetherMax);
    if (ids.length === 0) break;
    pruned += await erase(db, ids);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (pruned === 0) return;
  await db.compact();
  log.info({ jobs: pruned }, 'jobs pruned');
}
