/** The stored jobs: every change of a job's state is one statement of this file. */

import { and, eq, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { jobs } from '../db/schema.ts';
import { chargeStatement, fitsQuota } from '../keys/store.ts';
import { attemptsMax, exhaustedError, type Job, leaseMs } from './job.ts';

export { erase } from './store-erase.ts';

/** A job about to be stored; each chunk is the JSON text of an array. */
export interface NewJob {
  readonly id: string;
  readonly keyId: string;
  readonly tenant: string;
  readonly itemCount: number;
  readonly chunks: readonly Uint8Array[];
  readonly options: string;
  /** The key is known to have no quota, so nothing is charged. */
  readonly isFree?: boolean;
  readonly idempotency?: { readonly key: string; readonly digest: string } | undefined;
}

export interface QueueLimits {
  readonly queuedJobsMax: number;
  readonly queuedItemsMax: number;
}

/** Who holds a job: the fence that every later statement of a run must pass. */
export type Holder = Pick<Job, 'id' | 'owner' | 'attempt'>;

/** Stores and charges a job, or changes nothing and answers false. */
export async function put(db: Database, job: NewJob, limits: QueueLimits): Promise<boolean> {
  const isStored = sql`EXISTS (SELECT 1 FROM jobs WHERE id = ${job.id})`;
  const [rows] = await db.write(
    db.orm.all<{ id: string }>(sql`
      INSERT INTO jobs (id, key_id, tenant, status, item_count, chunk_count, options, priority,
        attempt, forgiven, runs_alone, not_before_at_ms, idempotency_key, idempotency_digest,
        created_at_ms, updated_at_ms)
      SELECT ${job.id}, ${job.keyId}, ${job.tenant}, 'queued', ${job.itemCount},
        ${job.chunks.length}, ${job.options}, 0, 0, 0, 0, 0, ${job.idempotency?.key ?? null},
        ${job.idempotency?.digest ?? null}, ${db.nowMs()}, ${db.nowMs()}
      WHERE ${hasRoom(job.itemCount, limits)} AND ${fitsQuota(db, job.keyId, job.itemCount)}
      ON CONFLICT DO NOTHING RETURNING id`),
    ...(job.isFree ? [] : [chargeStatement(db, job.keyId, job.itemCount, isStored)]),
    ...job.chunks.map((bytes, seq) =>
      db.orm.run(
        sql`INSERT INTO job_inputs (job_id, seq, bytes) SELECT ${job.id}, ${seq}, ${bytes}
            WHERE ${isStored}`,
      ),
    ),
  );
  return rows.length > 0;
}

/** Takes the next waiting job; one that must run alone only when nothing else is running here. */
export async function claim(
  db: Database,
  owner: string,
  isIdle: boolean,
): Promise<Job | undefined> {
  const next = sql`(SELECT id FROM jobs WHERE status = 'queued' AND not_before_at_ms <= ${db.nowMs()}
    ORDER BY priority, created_at_ms LIMIT 1)`;
  const [rows] = await db.write(
    db.orm
      .update(jobs)
      .set({
        status: 'processing',
        owner,
        attempt: sql`${jobs.attempt} + 1`,
        leaseExpiresAtMs: sql`${db.nowMs()} + ${leaseMs}`,
        updatedAtMs: db.nowMs(),
      })
      .where(
        and(
          eq(jobs.status, 'queued'),
          eq(jobs.id, next),
          isIdle ? undefined : eq(jobs.runsAlone, false),
        ),
      )
      .returning(),
  );
  return rows[0];
}

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

/** Stores a chunk, and completes the job with the same write when it is the last one. */
export async function storeChunk(
  db: Database,
  holder: Holder,
  chunk: ChunkResult,
): Promise<'stored' | 'complete' | 'lost'> {
  const [stored, complete] = await db.write(
    db.orm.all<{ seq: number }>(sql`
      INSERT INTO job_results (job_id, seq, item_count, bytes)
      SELECT ${holder.id}, ${chunk.seq}, ${chunk.itemCount}, ${chunk.bytes}
      WHERE EXISTS (SELECT 1 FROM jobs WHERE ${isHeldBy(holder)})
      ON CONFLICT (job_id, seq) DO UPDATE SET item_count = excluded.item_count,
        bytes = excluded.bytes
      RETURNING seq`),
    finishStatement(db, holder),
  );
  if (complete.length > 0) return 'complete';
  return stored.length > 0 ? 'stored' : 'lost';
}

/** Completes a job whose chunks are all stored. */
export async function finish(db: Database, holder: Holder): Promise<boolean> {
  const [rows] = await db.write(finishStatement(db, holder));
  return rows.length > 0;
}

function finishStatement(db: Database, holder: Holder) {
  const storedCount = sql`(SELECT count(*) FROM job_results WHERE job_id = ${holder.id})`;
  return db.orm
    .update(jobs)
    .set({ status: 'complete', leaseExpiresAtMs: null, updatedAtMs: db.nowMs() })
    .where(and(isHeldBy(holder), eq(jobs.chunkCount, storedCount)))
    .returning({ id: jobs.id });
}

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

function isHeldBy({ id, owner, attempt }: Holder): SQL {
  return sql`jobs.id = ${id} AND jobs.owner = ${owner} AND jobs.attempt = ${attempt}
    AND jobs.status = 'processing'`;
}

function hasRoom(itemCount: number, { queuedJobsMax, queuedItemsMax }: QueueLimits): SQL {
  return sql`(SELECT count(*) < ${queuedJobsMax}
    AND coalesce(sum(item_count), 0) + ${itemCount} <= ${queuedItemsMax}
    FROM jobs WHERE status = 'queued')`;
}
