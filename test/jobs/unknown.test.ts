/** A job held without a run goes back to the queue at the second beat, its attempt uncounted. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beat, put } from '../../src/jobs/store.ts';
import { findJob } from '../../src/jobs/store-reads.ts';
import { createGiveBackUnknown } from '../../src/jobs/unknown.ts';
import { claimOne } from '../rig/claim.ts';
import { createKeptLog } from '../rig/log.ts';
import { openFileStore } from '../rig/stores.ts';

const limits = { queuedJobsMax: 100, queuedItemsMax: 100 };

async function holdOne() {
  const { db } = await openFileStore();
  const { log, lines } = createKeptLog();
  const chunks = [Buffer.from('["item"]')];
  const id = crypto.randomUUID();
  await put(db, { id, keyId: 'k', tenant: 't', itemCount: 1, chunks, options: '{}' }, limits);
  await claimOne(db, 'me', true);
  return { db, id, lines, giveBack: createGiveBackUnknown(db, log) };
}

test('one beat is not enough, two in a row are', async () => {
  const { db, id, lines, giveBack } = await holdOne();
  await giveBack(await beat(db, 'me'), new Set());
  assert.equal((await findJob(db, id))?.status, 'processing');
  await giveBack(await beat(db, 'me'), new Set());
  const job = await findJob(db, id);
  assert.deepEqual([job?.status, job?.attempt, job?.forgiven], ['queued', 1, 1]);
  assert.equal(lines.length, 1);
});

test('a job that runs is never given back', async () => {
  const { db, id, giveBack } = await holdOne();
  await giveBack(await beat(db, 'me'), new Set());
  await giveBack(await beat(db, 'me'), new Set([id]));
  await giveBack(await beat(db, 'me'), new Set());
  assert.equal((await findJob(db, id))?.status, 'processing');
});
