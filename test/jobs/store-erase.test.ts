/** An erasure of any size is complete, and one that was cut short is finished later. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import type { Database } from '../../src/db/client.ts';
import { erasures, jobInputs, jobResults } from '../../src/db/schema.ts';
import { prune } from '../../src/jobs/maintenance.ts';
import { put, storeChunk } from '../../src/jobs/store.ts';
import {
  erase,
  erasedInputsMax,
  erasedResultsMax,
  resumeErasures,
} from '../../src/jobs/store-erase.ts';
import { findJob } from '../../src/jobs/store-reads.ts';
import { claimOne } from '../rig/claim.ts';
import { createKeptLog } from '../rig/log.ts';
import { openStore } from '../rig/service.ts';

const limits = { queuedJobsMax: 100, queuedItemsMax: 100_000 };
const chunkCount = 2 * erasedInputsMax + erasedResultsMax + 1;

async function putDone(db: Database): Promise<string> {
  const id = crypto.randomUUID();
  const chunks = Array.from({ length: chunkCount }, () => Buffer.from('["a"]'));
  await put(
    db,
    { id, keyId: 'key', tenant: 't', itemCount: chunkCount, chunks, options: '{}' },
    limits,
  );
  const job = await claimOne(db, 'me', true);
  assert.ok(job);
  for (let seq = 0; seq < chunkCount; seq++) {
    await storeChunk(db, job, { seq, itemCount: 1, bytes: Buffer.from('{}') });
  }
  return id;
}

async function countRows(db: Database): Promise<number[]> {
  const tables = [jobInputs, jobResults, erasures];
  return Promise.all(tables.map(async (table) => (await db.orm.select().from(table)).length));
}

/** The same store, whose writes fail from the second on, as if the process died in between. */
function failAfterOne(db: Database): Database {
  let writeCount = 0;
  return {
    ...db,
    write: (...statements) => {
      writeCount += 1;
      if (writeCount > 1) throw new Error('cut short');
      return db.write(...statements);
    },
  };
}

test('a job of many chunks is erased whole, and no other job is touched', async () => {
  const { db } = await openStore(systemClock);
  const ids = [await putDone(db), await putDone(db), await putDone(db)];
  assert.equal(await erase(db, ids.slice(0, 2)), 2);
  assert.deepEqual(await countRows(db), [chunkCount, chunkCount, 0]);
  assert.equal((await findJob(db, ids[2] ?? ''))?.status, 'complete');
});

test('two erasures at once leave nothing of either', async () => {
  const { db } = await openStore(systemClock);
  const ids = [await putDone(db), await putDone(db)];
  assert.deepEqual(await Promise.all(ids.map((id) => erase(db, [id]))), [1, 1]);
  assert.deepEqual(await countRows(db), [0, 0, 0]);
});

for (const [name, resume] of [
  ['resuming it', resumeErasures],
  [
    'the next pruning',
    (db: Database) =>
      prune({
        db,
        clock: systemClock,
        log: createKeptLog().log,
        retentionMs: 3_600_000,
        onRescued: () => {},
      }),
  ],
] as const) {
  test(`an erasure cut short leaves no job, and ${name} removes the rest`, async () => {
    const { db } = await openStore(systemClock);
    const id = await putDone(db);
    const kept = await putDone(db);
    await assert.rejects(erase(failAfterOne(db), [id]), /cut short/);
    assert.equal(await findJob(db, id), undefined);
    assert.deepEqual(await countRows(db), [2 * chunkCount, 2 * chunkCount, 1]);
    await resume(db);
    assert.deepEqual(await countRows(db), [chunkCount, chunkCount, 0]);
    assert.equal((await findJob(db, kept))?.status, 'complete');
  });
}
