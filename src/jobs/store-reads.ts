/** Reads of the stored jobs, their inputs and their results; nothing here changes a row. */

import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { prepareOnce } from '../db/prepare-once.ts';
import { jobInputs, jobResults, jobs } from '../db/schema.ts';
import type { Job, JobStatus, ShownJob } from './job.ts';

/** The job with this id. */
export async function findJob(db: Database, id: string): Promise<Job | undefined> {
  const rows = await jobById(db).all({ id });
  return rows[0];
}

const jobById = prepareOnce((orm) =>
  orm
    .select()
    .from(jobs)
    .where(eq(jobs.id, sql.placeholder('id')))
    .prepare(),
);

/** What answers about a job need of it, no column more: they are read for every answer. */
export interface WholeJob extends ShownJob, Pick<Job, 'keyId' | 'chunkCount' | 'options'> {
  /** The items of its only chunk once it is complete; longer results are read by chunk. */
  readonly result: Uint8Array | null;
}

/** The job with this id, and its result where that is a single chunk. */
export async function findWholeJob(db: Database, id: string): Promise<WholeJob | undefined> {
  const [row] = await wholeJobById(db).all({ id });
  return row && { ...row, result: row.result && new Uint8Array(row.result) };
}

const wholeJobById = prepareOnce((orm) =>
  orm
    .select({
      ...{ id: jobs.id, keyId: jobs.keyId, status: jobs.status, error: jobs.error },
      ...{ itemCount: jobs.itemCount, chunkCount: jobs.chunkCount, options: jobs.options },
      ...{ createdAtMs: jobs.createdAtMs, updatedAtMs: jobs.updatedAtMs },
      result: sql<ArrayBuffer | null>`CASE WHEN status = 'complete' AND chunk_count = 1 THEN
        (SELECT bytes FROM job_results WHERE job_id = jobs.id AND seq = 0) END`.as('result'),
    })
    .from(jobs)
    .where(eq(jobs.id, sql.placeholder('id')))
    .prepare(),
);

/** The job that the key stored under this idempotency key. */
export async function findReplay(
  db: Database,
  keyId: string,
  idempotencyKey: string,
): Promise<Job | undefined> {
  const rows = await db.orm
    .select()
    .from(jobs)
    .where(and(eq(jobs.keyId, keyId), eq(jobs.idempotencyKey, idempotencyKey)));
  return rows[0];
}

/** The newest jobs, newest first. */
export function listJobs(db: Database, limit: number): Promise<Job[]> {
  return db.orm.select().from(jobs).orderBy(desc(jobs.createdAtMs), asc(jobs.id)).limit(limit);
}

/** The newest jobs of a tenant, whichever of its keys made them, newest first. */
export function listTenantJobs(
  db: Database,
  tenant: string,
  limit: number,
): Promise<Pick<Job, 'id' | 'chunkCount'>[]> {
  return db.orm
    .select({ id: jobs.id, chunkCount: jobs.chunkCount })
    .from(jobs)
    .where(eq(jobs.tenant, tenant))
    .orderBy(desc(jobs.createdAtMs))
    .limit(limit);
}

/** Where a page of jobs goes on: behind the last job of the page before. */
export type JobPosition = Pick<Job, 'createdAtMs' | 'id'>;

export interface JobQuery {
  readonly status?: JobStatus | undefined;
  readonly limit: number;
  readonly behind?: JobPosition | undefined;
}

/** The key's jobs, newest first, in an order that pages can be cut from. */
export function listKeyJobs(
  db: Database,
  keyId: string,
  { status, limit, behind }: JobQuery,
): Promise<Job[]> {
  return db.orm
    .select()
    .from(jobs)
    .where(
      and(
        eq(jobs.keyId, keyId),
        status && eq(jobs.status, status),
        behind && sql`(${jobs.createdAtMs}, ${jobs.id}) < (${behind.createdAtMs}, ${behind.id})`,
      ),
    )
    .orderBy(desc(jobs.createdAtMs), desc(jobs.id))
    .limit(limit);
}

/** Ids of terminal jobs that ended more than `ageMs` ago, oldest first. */
export async function listEndedBefore(
  db: Database,
  ageMs: number,
  limit: number,
): Promise<string[]> {
  const rows = await db.orm
    .select({ id: jobs.id })
    .from(jobs)
    .where(
      and(
        inArray(jobs.status, ['complete', 'failed']),
        lt(jobs.updatedAtMs, sql`${db.nowMs()} - ${ageMs}`),
      ),
    )
    .orderBy(asc(jobs.updatedAtMs))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** The chunks of the job that have no result yet, in order. */
export async function listMissingChunks(db: Database, id: string): Promise<number[]> {
  const rows = await db.orm
    .select({ seq: jobInputs.seq })
    .from(jobInputs)
    .where(
      and(
        eq(jobInputs.jobId, id),
        sql`NOT EXISTS (SELECT 1 FROM job_results AS r
          WHERE r.job_id = ${jobInputs.jobId} AND r.seq = ${jobInputs.seq})`,
      ),
    )
    .orderBy(asc(jobInputs.seq));
  return rows.map(({ seq }) => seq);
}

/** The input of one chunk, or undefined once the job is erased. */
export async function readInput(
  db: Database,
  id: string,
  seq: number,
): Promise<Uint8Array | undefined> {
  const rows = await inputOf(db).all({ id, seq });
  return rows[0]?.bytes;
}

const inputOf = prepareOnce((orm) =>
  orm
    .select({ bytes: jobInputs.bytes })
    .from(jobInputs)
    .where(
      and(eq(jobInputs.jobId, sql.placeholder('id')), eq(jobInputs.seq, sql.placeholder('seq'))),
    )
    .prepare(),
);

/** How many items of the job have a result. */
export async function countDoneItems(db: Database, id: string): Promise<number> {
  const rows = await db.orm
    .select({ count: sql<number>`coalesce(sum(${jobResults.itemCount}), 0)` })
    .from(jobResults)
    .where(eq(jobResults.jobId, id));
  return rows[0]?.count ?? 0;
}

/** The chunks that have a result, counted from the first to the first without. */
export async function countLeadingChunks(
  db: Database,
  { id, status, chunkCount }: Pick<Job, 'id' | 'status' | 'chunkCount'>,
): Promise<number> {
  if (status === 'complete') return chunkCount;
  return (await listMissingChunks(db, id))[0] ?? chunkCount;
}

/** The bytes of the results of the job's first chunks together. */
export async function measureResults(
  db: Database,
  id: string,
  chunkCount: number,
): Promise<number> {
  const rows = await db.orm
    .select({ byteCount: sql<number>`coalesce(sum(length(${jobResults.bytes})), 0)` })
    .from(jobResults)
    .where(and(eq(jobResults.jobId, id), lt(jobResults.seq, chunkCount)));
  return rows[0]?.byteCount ?? 0;
}

/** The result of one chunk, or undefined once the job is erased. */
export async function readResult(
  db: Database,
  id: string,
  seq: number,
): Promise<Uint8Array | undefined> {
  const rows = await resultOf(db).all({ id, seq });
  return rows[0]?.bytes;
}

const resultOf = prepareOnce((orm) =>
  orm
    .select({ bytes: jobResults.bytes })
    .from(jobResults)
    .where(
      and(eq(jobResults.jobId, sql.placeholder('id')), eq(jobResults.seq, sql.placeholder('seq'))),
    )
    .prepare(),
);
