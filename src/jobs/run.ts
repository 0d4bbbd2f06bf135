/** One run of one job: its missing chunks through the pool, each result stored as it comes. */

import type { Clock } from '../clock.ts';
import type { SharedRules } from '../corrections/shared.ts';
import type { Database } from '../db/client.ts';
import { findAppError } from '../errors.ts';
import { describeError, type Log } from '../log.ts';
import type { EntryOptions } from '../pool/chunk.ts';
import { type Pool, spareBatches } from '../pool/pool.ts';
import type { Tally } from '../pool/tally.ts';
import { backoffMs, exhaustedError, isExhausted } from './job.ts';
import { type ClaimedJob, fail, finish, release, retry, storeChunk } from './store.ts';
import { listMissingChunks, readInput, type WholeJob } from './store-reads.ts';
import type { Watch } from './watch.ts';

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
  /** Told after each stored change. */
  readonly watch?: Watch;
}

/** `lost`: the job was erased or taken over, so nothing more may be done for it. */
type Outcome = 'complete' | 'lost' | 'stopped' | 'faulted';

/** Pause before the store is tried again while its disk is full or its server away. */
export const storeRetryMs = 1000;

/** Runs a claimed job until it ends, is lost, or the signal says to stop after the chunk at hand. */
export async function runJob(deps: RunDeps, job: ClaimedJob, signal: AbortSignal): Promise<void> {
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
    await patiently(deps, signal, () => settleFault(deps, job));
  }
}

async function settleFault({ db, log, random }: RunDeps, job: ClaimedJob): Promise<boolean> {
  if (!isExhausted(job)) return retry(db, job, backoffMs(job.attempt, random()));
  log.error({ job: job.id, attempt: job.attempt }, 'job failed');
  return fail(db, job, exhaustedError);
}

async function runChunks(deps: RunDeps, job: ClaimedJob, signal: AbortSignal): Promise<Outcome> {
  const missing = await findMissing(deps, job, signal);
  if (missing === 'stopped') return missing;
  const pending = [...missing];
  if (pending.length === 0) {
    const isFinished = await patiently(deps, signal, () => finish(deps.db, job));
    return isFinished === true ? 'complete' : 'lost';
  }

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
  const lanes = Array.from({ length: deps.pool.threads + spareBatches }, runLane);
  const settled = await Promise.allSettled(lanes);
  for (const lane of settled) if (lane.status === 'rejected') throw lane.reason;
  const order: readonly Outcome[] = ['complete', 'lost', 'faulted', 'stopped'];
  return order.find((outcome) => ends.includes(outcome)) ?? 'lost';
}

/** The only chunk of a job that runs is always missing: its result would have ended the job. */
async function findMissing(deps: RunDeps, job: ClaimedJob, signal: AbortSignal) {
  if (job.chunkCount === 1) return [0];
  return patiently(deps, signal, () => listMissingChunks(deps.db, job.id));
}

async function runChunk(
  deps: RunDeps,
  job: ClaimedJob,
  seq: number,
  signal: AbortSignal,
): Promise<Outcome | undefined> {
  const input = job.input ?? (await patiently(deps, signal, () => readInput(deps.db, job.id, seq)));
  if (input === 'stopped') return input;
  if (input === undefined) return 'lost';
  const entryOptions = JSON.parse(job.options) as EntryOptions;
  const rules = await deps.rulesOf?.(job.tenant);
  const result = await deps.pool.enrichBatch(input, { entryOptions, rules });
  if (!result.isOk) return result.fault === 'closed' ? 'stopped' : 'faulted';
  const { bytes, itemCount } = result;
  const stored = await patiently(deps, signal, () =>
    storeChunk(deps.db, job, { seq, itemCount, bytes }),
  );
  if (stored === 'stopped') return stored;
  const { outcome, completedAtMs } = stored;
  if (outcome !== 'lost') deps.onItems?.(result.tally);
  if (completedAtMs !== undefined && job.chunkCount === 1) {
    deps.watch?.announce(job.id, 'end', toWhole(job, bytes, completedAtMs));
  }
  if (outcome !== 'stored') return outcome;
  deps.watch?.announce(job.id, 'progress');
  return undefined;
}

/** The job as it is stored now, for those who wait for it: they need not read it. */
function toWhole(job: ClaimedJob, result: Uint8Array, completedAtMs: number): WholeJob {
  const { id, keyId, itemCount, chunkCount, options, createdAtMs } = job;
  const fields = { id, keyId, itemCount, chunkCount, options, createdAtMs };
  return { ...fields, status: 'complete', error: null, updatedAtMs: completedAtMs, result };
}

/**
 * Waits out a full disk and an absent server, until the lease is lost or the service stops. The
 * call may have taken effect although it failed, so it must be one that may be repeated.
 */
async function patiently<Result>(
  { clock, log }: RunDeps,
  signal: AbortSignal,
  call: () => Promise<Result>,
): Promise<Result | 'stopped'> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (findAppError(error)?.code !== 'unavailable') throw error;
      if (signal.aborted) return 'stopped';
      log.warn({ error: describeError(error) }, 'store unavailable');
      await clock.sleep(storeRetryMs, signal);
    }
  }
}
