/** One run of one job: its missing chunks through the pool, each result stored as it comes. */

import type { Clock } from '../clock.ts';
import type { SharedRules } from '../corrections/shared.ts';
import type { Database } from '../db/client.ts';
import { AppError } from '../errors.ts';
import { describeError, type Log } from '../log.ts';
import type { Pool } from '../pool/pool.ts';
import type { Tally } from '../pool/tally.ts';
import { backoffMs, exhaustedError, isExhausted, type Job } from './job.ts';
import { fail, finish, release, retry, storeChunk } from './store.ts';
import { listMissingChunks, readInput } from './store-reads.ts';

export interface RunDeps {
  readonly db: Database;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** The corrections of a tenant as of now. */
  readonly rulesOf?: (tenant: string) => Promise<SharedRules | undefined>;
  /** Told what each stored chunk holds. */
  readonly onItems?: (tally: Tally) => void;
}

/** `lost`: the job was erased or taken over, so nothing more may be done for it. */
type Outcome = 'complete' | 'lost' | 'stopped' | 'faulted';

/** Pause before a write is tried again while the disk is full. */
export const storeRetryMs = 1000;

/** Runs a claimed job until it ends, is lost, or the signal says to stop after the chunk at hand. */
export async function runJob(deps: RunDeps, job: Job, signal: AbortSignal): Promise<void> {
  const { db, log } = deps;
  const outcome = await runChunks(deps, job, signal).catch((error: unknown): Outcome => {
    log.error({ job: job.id, error: describeError(error) }, 'run failed');
    return 'faulted';
  });
  if (outcome === 'complete') {
    log.info({ job: job.id, items: job.itemCount, attempt: job.attempt }, 'job complete');
  } else if (outcome === 'stopped') {
    await release(db, job);
  } else if (outcome === 'faulted') {
    await settleFault(deps, job);
  }
}

async function settleFault({ db, log, random }: RunDeps, job: Job): Promise<void> {
  if (isExhausted(job)) {
    log.error({ job: job.id, attempt: job.attempt }, 'job failed');
    await fail(db, job, exhaustedError);
  } else {
    await retry(db, job, backoffMs(job.attempt, random()));
  }
}

async function runChunks(deps: RunDeps, job: Job, signal: AbortSignal): Promise<Outcome> {
  const pending = await listMissingChunks(deps.db, job.id);
  if (pending.length === 0) return (await finish(deps.db, job)) ? 'complete' : 'lost';

  const ends: Outcome[] = [];
  async function runLane(): Promise<void> {
    while (ends.length === 0) {
      if (signal.aborted) {
        ends.push('stopped');
        return;
      }
      const seq = pending.shift();
      if (seq === undefined) return;
      const end = await runChunk(deps, job, seq, signal);
      if (end !== undefined) ends.push(end);
    }
  }
  // One lane more than threads keeps a batch ready while a result is being stored.
  const lanes = Array.from({ length: deps.pool.threads + 1 }, runLane);
  const settled = await Promise.allSettled(lanes);
  for (const lane of settled) if (lane.status === 'rejected') throw lane.reason;
  const order: readonly Outcome[] = ['complete', 'lost', 'faulted', 'stopped'];
  return order.find((outcome) => ends.includes(outcome)) ?? 'lost';
}

async function runChunk(
  deps: RunDeps,
  job: Job,
  seq: number,
  signal: AbortSignal,
): Promise<Outcome | undefined> {
  const input = await readInput(deps.db, job.id, seq);
  if (input === undefined) return 'lost';
  const result = await deps.pool.enrichBatch(input);
  if (!result.isOk) return result.fault === 'closed' ? 'stopped' : 'faulted';
  const { bytes, itemCount } = result;
  const stored = await storePatiently(deps, signal, () =>
    storeChunk(deps.db, job, { seq, itemCount, bytes }),
  );
  return stored === 'stored' ? undefined : stored;
}

/** Waits out a full disk; work that is done should not be thrown away. */
async function storePatiently<Result>(
  { clock, log }: RunDeps,
  signal: AbortSignal,
  store: () => Promise<Result>,
): Promise<Result | 'stopped'> {
  for (;;) {
    try {
      return await store();
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'unavailable')) throw error;
      if (signal.aborted) return 'stopped';
      log.warn({ error: describeError(error) }, 'store full');
      await clock.sleep(storeRetryMs, signal);
    }
  }
}
