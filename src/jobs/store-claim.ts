/** Takes jobs out of the queue: as many with one statement as there is room for. */

import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { jobs } from '../db/schema.ts';
import { given, writeOnce } from '../db/write-once.ts';
import { type Job, leaseMs } from './job.ts';

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
export interface ClaimedJob extends Pick<Job, keyof typeof CLAIMED> {
  /** The input of a small job, which need not be read again. */
  readonly input: Uint8Array | null;
}

const CLAIMED = {
  ...{ id: jobs.id, owner: jobs.owner, attempt: jobs.attempt },
  ...{ forgiven: jobs.forgiven, runsAlone: jobs.runsAlone, tenant: jobs.tenant },
  keyId: jobs.keyId,
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
      ...CLAIMED,
      input: sql<ArrayBuffer | null>`CASE WHEN item_count <= ${claimedItemsMax} THEN (SELECT bytes
        FROM job_inputs WHERE job_id = jobs.id AND seq = 0 AND jobs.chunk_count = 1) END`.as(
        'input',
      ),
    });
});
