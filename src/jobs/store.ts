/** The stored jobs: every change of a job's state is one statement, of this file or one beside it. */

import { and, eq, isNotNull, lt, ne, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { jobs } from '../db/schema.ts';
import { given, writeOnce } from '../db/write-once.ts';
import { attemptsMax, exhaustedError, type Job, leaseMs } from './job.ts';

export { type ClaimedJob, type ClaimRoom, claim, claimedItemsMax } from './store-claim.ts';
export { erase } from './store-erase.ts';
export { type NewJob, put, type QueueLimits } from './store-put.ts';

/** Who holds a job: the fence that every later statement of a run must pass. */
export type Holder = Pick<Job, 'id' | 'owner' | 'attempt'>;

/** Extends every lease of the owner that has not run out; answers what it still holds. */
export async function beat(db: Database, owner: string): Promise<Holder[]> {
  const [rows] = await db.write(
    db.orm
      .update(jobs)
      .set({ leaseExpiresAtMs: sql`${db.nowMs()} + ${leaseMs}` })
      .where(
        and(
          eq(jobs.owner, owner),
          eq(jobs.status, 'processing'),
          sql`${jobs.leaseExpiresAtMs} >= ${db.nowMs()}`,
        ),
      )
      .returning({ id: jobs.id, owner: jobs.owner, attempt: jobs.attempt }),
  );
  return rows;
}

/** One chunk's result: the items as JSON text, separated by a comma and a line feed. */
export interface ChunkResult {
  readonly seq: number;
  readonly itemCount: number;
  readonly bytes: Uint8Array;
}

export interface StoredChunk {
  readonly outcome: 'stored' | 'complete' | 'lost';
  /** When the job was completed, by the database's clock. */
  readonly completedAtMs?: number;
}

/** Stores a chunk, and completes the job with the same write when it is the last one. */
export async function storeChunk(
  db: Database,
  holder: Holder,
  chunk: ChunkResult,
): Promise<StoredChunk> {
  const { id, owner, attempt } = holder;
  const [stored, complete] = await db.write(
    storeResult(db, { id, owner, attempt, ...chunk }),
    finishWhole(db, { id, owner, attempt }),
  );
  const [row] = complete;
  if (row !== undefined) return { outcome: 'complete', completedAtMs: row.updatedAtMs };
  return { outcome: stored.rowsAffected > 0 ? 'stored' : 'lost' };
}

const storeResult = writeOnce((db) =>
  db.orm.run(sql`
    INSERT INTO job_results (job_id, seq, item_count, bytes)
    SELECT ${given('id')}, ${given('seq')}, ${given('itemCount')}, ${given('bytes')}
    WHERE EXISTS (SELECT 1 FROM jobs WHERE ${isHeldBy(nameHolder())})
    ON CONFLICT (job_id, seq) DO UPDATE SET item_count = excluded.item_count,
      bytes = excluded.bytes`),
);

/** Completes a job whose chunks are all stored. */
export async function finish(db: Database, holder: Holder): Promise<boolean> {
  const { id, owner, attempt } = holder;
  const [rows] = await db.write(finishWhole(db, { id, owner, attempt }));
  return rows.length > 0;
}

const finishWhole = writeOnce((db) =>
  db.orm
    .update(jobs)
    .set({ status: 'complete', leaseExpiresAtMs: null, updatedAtMs: db.nowMs() })
    .where(
      and(
        isHeldBy(nameHolder()),
        sql`${jobs.chunkCount} = (SELECT count(*) FROM job_results WHERE job_id = ${given('id')})`,
      ),
    )
    .returning({ updatedAtMs: jobs.updatedAtMs }),
);

/** Ends a job without a result. */
export async function fail(db: Database, holder: Holder, error: string): Promise<boolean> {
  const [rows] = await db.write(
    db.orm
      .update(jobs)
      .set({ status: 'failed', error, leaseExpiresAtMs: null, updatedAtMs: db.nowMs() })
      .where(isHeldBy(holder))
      .returning({ id: jobs.id }),
  );
  return rows.length > 0;
}

/** Gives a job back untried: the attempt does not count. */
export async function release(db: Database, holder: Holder): Promise<boolean> {
  const [rows] = await db.write(
    db.orm
      .update(jobs)
      .set({ ...requeued(db), forgiven: sql`${jobs.forgiven} + 1` })
      .where(isHeldBy(holder))
      .returning({ id: jobs.id }),
  );
  return rows.length > 0;
}

/** Puts a job back after a fault, to run alone and not before the wait is over. */
export async function retry(db: Database, holder: Holder, waitMs: number): Promise<boolean> {
  const [rows] = await db.write(
    db.orm
      .update(jobs)
      .set({ ...requeued(db), runsAlone: true, notBeforeAtMs: sql`${db.nowMs()} + ${waitMs}` })
      .where(isHeldBy(holder))
      .returning({ id: jobs.id }),
  );
  return rows.length > 0;
}

/** Whose jobs to rescue: those with a lapsed lease, or all that a dead predecessor held. */
export type RescueScope = { readonly kind: 'lapsed' } | { readonly kind: 'not-of'; owner: string };

/** Requeues jobs whose holder died, to run alone, and fails those without an attempt left. */
export async function rescue(db: Database, scope: RescueScope): Promise<string[]> {
  const isDead = and(
    eq(jobs.status, 'processing'),
    isNotNull(jobs.leaseExpiresAtMs),
    scope.kind === 'lapsed' ? lt(jobs.leaseExpiresAtMs, db.nowMs()) : ne(jobs.owner, scope.owner),
  );
  const tries = sql`${jobs.attempt} - ${jobs.forgiven}`;
  const [failed, rescued] = await db.write(
    db.orm
      .update(jobs)
      .set({
        status: 'failed',
        error: exhaustedError,
        leaseExpiresAtMs: null,
        updatedAtMs: db.nowMs(),
      })
      .where(and(isDead, sql`${tries} >= ${attemptsMax}`))
      .returning({ id: jobs.id }),
    db.orm
      .update(jobs)
      .set({ ...requeued(db), runsAlone: true })
      .where(and(isDead, sql`${tries} < ${attemptsMax}`))
      .returning({ id: jobs.id }),
  );
  return [...failed, ...rescued].map(({ id }) => id);
}

function requeued(db: Database) {
  return {
    status: 'queued',
    owner: null,
    leaseExpiresAtMs: null,
    updatedAtMs: db.nowMs(),
  } as const;
}

function isHeldBy({ id, owner, attempt }: Record<keyof Holder, unknown>): SQL {
  return sql`jobs.id = ${id} AND jobs.owner = ${owner} AND jobs.attempt = ${attempt}
    AND jobs.status = 'processing'`;
}

function nameHolder(): Record<keyof Holder, Placeholder> {
  return { id: given('id'), owner: given('owner'), attempt: given('attempt') };
}
