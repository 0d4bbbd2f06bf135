/** Finds jobs that this process holds without running them, and gives them back. */

import type { Database } from '../db/client.ts';
import type { Log } from '../log.ts';
import { type Holder, release } from './store.ts';

/** Told what a beat answered and which jobs are running. */
export type GiveBackUnknown = (
  holders: readonly Holder[],
  runningIds: ReadonlySet<string>,
) => Promise<void>;

/**
 * A claim whose answer was lost leaves such a job. It is known by two beats in a row, since one
 * alone may come between a claim and its run.
 */
export function createGiveBackUnknown(db: Database, log: Log): GiveBackUnknown {
  let seen: ReadonlySet<string> = new Set();
  return async (holders, runningIds) => {
    const unknown = holders.filter(({ id }) => !runningIds.has(id));
    const lasting = unknown.filter(({ id }) => seen.has(id));
    seen = new Set(unknown.map(({ id }) => id));
    for (const holder of lasting) {
      log.warn({ job: holder.id }, 'job held without a run, given back');
      await release(db, holder);
    }
  };
}
