/** The stored jobs: every change of a job's state is one statement of this file. */

import { and, eq, isNotNull, lt, ne, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { jobs } from '../db/schema.ts';
import { writeOnce } from '../db/write-once.ts';
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
  const { id, keyId, itemCount, idempotency } = job;
  const isStored = sql`EXISTS (SELECT 1 FROM jobs WHERE id = ${id})`;
  const [{ rowsAffected }] = await db.write(
    putJob(db, {
      ...{ id, keyId, itemCount, tenant: job.tenant, options: job.options, ...limits },
      chunkCount: job.chunks.length,
      idempotencyKey: idempotency?.key ?? null,
      idempotencyDigest: idempotency?.digest ?? null,
    }),
    ...(job.isFree ? [] : [chargeStatement(db, keyId, itemCount, isStored)]),
    ...job.chunks.map((bytes, seq) => putInput(db, { id, seq, bytes })),
  );
  return rowsAffected > 0;
}

const putJob = writeOnce((db) =>
  db.orm.run(sql`
    INSERT INTO jobs (id, key_id, tenant, status, item_count, chunk_count, options, priority,
      attempt, forgiven, runs_alone, not_before_at_ms, idempotency_key, idempotency_digest,
      created_at_ms, updated_at_ms)
    SELECT ${given('id')}, ${given('keyId')}, ${given('tenant')}, 'queued', ${given('itemCount')},
      ${given('chunkCount')}, ${given('options')}, 0, 0, 0, 0, 0, ${given('idempotencyKey')},
      ${given('idempotencyDigest')}, ${db.nowMs()}, ${db.nowMs()}
    WHERE (SELECT count(*) < ${given('queuedJobsMax')}
        AND coalesce(sum(item_count), 0) + ${given('itemCount')} <= ${given('queuedItemsMax')}
        FROM jobs WHERE status = 'queued')
      AND ${fitsQuota(db, given('keyId'), given('itemCount'))}
    ON CONFLICT DO NOTHING`),
);

const putInput = writeOnce((db) =>
  db.orm.run(
    sql`INSERT INTO job_inputs (job_id, seq, bytes)
        SELECT ${given('id')}, ${given('seq')}, ${given('bytes')}
        WHERE EXISTS (SELECT 1 FROM jobs WHERE id = ${given('id')})`,
  ),
);

/** How much of the queue a claim may take. */
export interface ClaimRoom {
  /** Nothing is running here, so that a job which must run alone may be taken. */
  readonly isIdle: boolean;
  /** Jobs taken at most. */
  readonly jobsMax: number;
  /** Jobs of any size taken at most; beyond them only as many as hold so many items together. */
  readonly anyJobsMax: number;
  readonly itemsMax: number;
}

/** What its run needs of a job that was just taken; each column of each job takes its time. */
export interface ClaimedJob extends Holder, Pick<Job, keyof typeof CLAIMED> {
  /** The input of a small job, which need not be read again. */
  readonly input: Uint8Array | null;
}

const CLAIMED = {
  ...{ forgiven: jobs.forgiven, runsAlone: jobs.runsAlone, tenant: jobs.tenant },
  ...{ itemCount: jobs.itemCount, chunkCount: jobs.chunkCount, options: jobs.options },
  ...{ priority: jobs.priority, createdAtMs: jobs.createdAtMs },
};

/** Items of a job whose input comes along with the claim; it has one chunk. */
export const claimedItemsMax = 50;

/**
 * Takes the waiting jobs that come next, in order, and answers them. One that must run alone is
 * taken alone, and holds back those behind it. What is put at the same time is taken as well.
 */
export async function claim(db: Database, owner: string, room: ClaimRoom): Promise<ClaimedJob[]> {
  const { isIdle, ...limits } = room;
  const [rows] = await db.writeBehind(claimNext(db, { owner, ...limits, isIdle: isIdle ? 1 : 0 }));
  return rows
    .map(({ input, ...job }) => ({ ...job, input: input && new Uint8Array(input) }))
    .sort((left, right) => left.priority - right.priority || left.createdAtMs - right.createdAtMs);
}

const claimNext = writeOnce((db) => {
  const next = sql`SELECT id FROM (
      SELECT id, max(runs_alone) OVER ahead AS is_held, row_number() OVER ahead AS place,
        sum(item_count) OVER ahead AS items
      FROM (SELECT id, runs_alone, item_count, priority, created_at_ms
        FROM jobs WHERE status = 'queued' AND not_before_at_ms <= ${db.nowMs()}
        ORDER BY priority, created_at_ms LIMIT ${given('jobsMax')})
      WINDOW ahead AS (ORDER BY priority, created_at_ms, id ROWS UNBOUNDED PRECEDING))
    WHERE (is_held = 0 OR (place = 1 AND ${given('isIdle')}))
      AND (place <= ${given('anyJobsMax')} OR items <= ${given('itemsMax')})`;
  return db.orm
    .update(jobs)
    .set({
      status: 'processing',
      owner: sql`${given('owner')}`,
      attempt: sql`${jobs.attempt} + 1`,
      leaseExpiresAtMs: sql`${db.nowMs()} + ${leaseMs}`,
      updatedAtMs: db.nowMs(),
    })
    .where(and(eq(jobs.status, 'queued'), sql`${jobs.id} IN (${next})`))
    .returning({
      ...{ id: jobs.id, owner: jobs.owner, attempt: jobs.attempt, ...CLAIMED },
      input: sql<ArrayBuffer | null>`CASE WHEN item_count <= ${claimedItemsMax} THEN (SELECT bytes
        FROM job_inputs WHERE job_id = jobs.id AND seq = 0 AND jobs.chunk_count = 1) END`.as(
        'input',
      ),
    });
});

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
  const { id, owner, attempt } = holder;
  const [stored, complete] = await db.write(
    storeResult(db, { id, owner, attempt, ...chunk }),
    finishWhole(db, { id, owner, attempt }),
  );
  if (complete.rowsAffected > 0) return 'complete';
  return stored.rowsAffected > 0 ? 'stored' : 'lost';
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
  const [{ rowsAffected }] = await db.write(finishWhole(db, { id, owner, attempt }));
  return rowsAffected > 0;
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
    ),
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

/** A value that a statement built once is filled with. */
function given(name: string): Placeholder {
  return sql.placeholder(name);
}

function nameHolder(): Record<keyof Holder, Placeholder> {
  return { id: given('id'), owner: given('owner'), attempt: given('attempt') };
}
