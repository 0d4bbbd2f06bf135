/** Puts jobs into the queue, while it has room and their key has a quota left. */

import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { given, writeOnce } from '../db/write-once.ts';
import { chargeStatement, fitsQuota } from '../keys/store.ts';

/** A job about to be stored; each chunk is the JSON text of an array. */
export interface NewJob {
  readonly id: string;
  readonly keyId: string;
  readonly tenant: string;
  readonly itemCount: number;
  readonly chunks: readonly Uint8Array[];
  readonly options: string;
  /** The key is known to have no quota, so none is looked for and nothing is charged. */
  readonly isFree?: boolean;
  readonly idempotency?: { readonly key: string; readonly digest: string } | undefined;
}

export interface QueueLimits {
  readonly queuedJobsMax: number;
  readonly queuedItemsMax: number;
}

/** Stores and charges a job, or changes nothing and answers false. */
export async function put(db: Database, job: NewJob, limits: QueueLimits): Promise<boolean> {
  const { id, keyId, itemCount, idempotency } = job;
  const putOne = job.isFree ? putFreeJob : putJob;
  const [{ rowsAffected }] = await db.write(
    putOne(db, {
      ...{ id, keyId, itemCount, tenant: job.tenant, options: job.options, ...limits },
      chunkCount: job.chunks.length,
      idempotencyKey: idempotency?.key ?? null,
      idempotencyDigest: idempotency?.digest ?? null,
    }),
    ...(job.isFree ? [] : [charge(db, job)]),
    ...job.chunks.map((bytes, seq) => putInput(db, { id, seq, bytes })),
  );
  return rowsAffected > 0;
}

function charge(db: Database, { id, keyId, itemCount }: NewJob) {
  return chargeStatement(db, keyId, itemCount, sql`EXISTS (SELECT 1 FROM jobs WHERE id = ${id})`);
}

const putJob = writeOnce((db) => insertJob(db, fitsQuota(db, given('keyId'), given('itemCount'))));

const putFreeJob = writeOnce((db) => insertJob(db, sql`1`));

function insertJob(db: Database, condition: SQL) {
  return db.orm.run(sql`
    INSERT INTO jobs (id, key_id, tenant, status, item_count, chunk_count, options, priority,
      attempt, forgiven, runs_alone, not_before_at_ms, idempotency_key, idempotency_digest,
      created_at_ms, updated_at_ms)
    SELECT ${given('id')}, ${given('keyId')}, ${given('tenant')}, 'queued', ${given('itemCount')},
      ${given('chunkCount')}, ${given('options')}, 0, 0, 0, 0, 0, ${given('idempotencyKey')},
      ${given('idempotencyDigest')}, ${db.nowMs()}, ${db.nowMs()}
    WHERE (SELECT count(*) < ${given('queuedJobsMax')}
        AND coalesce(sum(item_count), 0) + ${given('itemCount')} <= ${given('queuedItemsMax')}
        FROM jobs WHERE status = 'queued')
      AND ${condition}
    ON CONFLICT DO NOTHING`);
}

const putInput = writeOnce((db) =>
  db.orm.run(
    sql`INSERT INTO job_inputs (job_id, seq, bytes)
        SELECT ${given('id')}, ${given('seq')}, ${given('bytes')}
        WHERE EXISTS (SELECT 1 FROM jobs WHERE id = ${given('id')})`,
  ),
);
