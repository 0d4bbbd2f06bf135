/** The rows that the suite for every store puts in and takes out. */

import assert from 'node:assert/strict';
import type { Database } from '../../src/db/client.ts';
import type { Job } from '../../src/jobs/job.ts';
import { type NewJob, put } from '../../src/jobs/store.ts';
import { claimOne } from '../rig/claim.ts';

/** Every byte that there is, which no store may change. */
export const allBytes = Buffer.from(Uint8Array.from({ length: 256 }, (_, i) => i));

export const limits = { queuedJobsMax: 100, queuedItemsMax: 100_000 };

export function makeJob(over: Partial<NewJob> = {}): NewJob {
  return {
    id: crypto.randomUUID(),
    keyId: 'key',
    tenant: 'default',
    itemCount: 1,
    chunks: [Buffer.from('["item"]')],
    options: '{}',
    ...over,
  };
}

export function makeKey(id: string, quotaItems: number | null = null) {
  return { id, name: id, tenant: 'default', digest: 'ab', plan: 'self-hosted', quotaItems };
}

export async function putJob(db: Database, over: Partial<NewJob> = {}): Promise<string> {
  const job = makeJob(over);
  assert.equal(await put(db, job, limits), true);
  return job.id;
}

export async function claimJob(db: Database, owner = 'me'): Promise<Job> {
  const job = await claimOne(db, owner, true);
  assert.ok(job);
  return job;
}

export function makeChunk(seq = 0) {
  return { seq, itemCount: 1, bytes: Buffer.from(`{"seq":${seq}}`) };
}
