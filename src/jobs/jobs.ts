/** The jobs as their submitters know them: submit one, find it, read its results. */

import { randomUUID } from 'node:crypto';
import type { Database } from '../db/client.ts';
import { AppError } from '../errors.ts';
import { explainQuota } from '../keys/quota.ts';
import type { StoredKey } from '../keys/store.ts';
import type { ChunkEntry } from '../pool/chunk.ts';
import { batchItemsMax } from '../pool/pool.ts';
import type { Job, JobStatus } from './job.ts';
import { put, type QueueLimits } from './store.ts';
import { findJob, findReplay, measureResults, readResult } from './store-reads.ts';

/** A client's own name for a submission, and the digest of what it sent under it. */
export interface Idempotency {
  readonly key: string;
  readonly digest: string;
}

export interface Submitted {
  readonly id: string;
  readonly status: JobStatus;
  /** The job was submitted before under the same idempotency key. */
  readonly isReplay: boolean;
}

export interface Jobs {
  /** Resolves once the job is durable; throws AppError when it is refused. */
  submit(
    key: StoredKey,
    entries: readonly ChunkEntry[],
    idempotency?: Idempotency,
  ): Promise<Submitted>;
  find(id: string): Promise<Job | undefined>;
  /** How many chunks have a result, and the bytes of all of them. */
  measureResults(id: string): ReturnType<typeof measureResults>;
  /** One chunk's items as stored, or undefined once the job is erased. */
  readResult(id: string, seq: number): Promise<Uint8Array | undefined>;
}

/** `onQueued` is called after a job is stored. */
export function createJobs(db: Database, limits: QueueLimits, onQueued: () => void): Jobs {
  return {
    async submit(key, entries, idempotency) {
      const id = randomUUID();
      const job = {
        id,
        keyId: key.id,
        tenant: key.tenant,
        itemCount: entries.length,
        chunks: cutChunks(entries),
        options: '{}',
        idempotency,
      };
      if (await put(db, job, limits)) {
        onQueued();
        return { id, status: 'queued', isReplay: false };
      }
      const replay = idempotency && (await findReplay(db, key.id, idempotency.key));
      if (replay === undefined) throw await explainRefusal(db, key, entries.length);
      if (replay.idempotencyDigest !== idempotency?.digest) {
        throw new AppError('idempotency_mismatch');
      }
      return { id: replay.id, status: replay.status, isReplay: true };
    },
    find: (id) => findJob(db, id),
    measureResults: (id) => measureResults(db, id),
    readResult: (id, seq) => readResult(db, id, seq),
  };
}

async function explainRefusal(db: Database, key: StoredKey, items: number): Promise<AppError> {
  return (await explainQuota(db, key, items)) ?? new AppError('unavailable');
}

function cutChunks(entries: readonly ChunkEntry[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let start = 0; start < entries.length; start += batchItemsMax) {
    chunks.push(Buffer.from(JSON.stringify(entries.slice(start, start + batchItemsMax))));
  }
  return chunks;
}
