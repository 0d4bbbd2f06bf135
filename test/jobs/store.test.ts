/** Each statement of the job store does its one thing, and only for whoever holds the job. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Database } from '../../src/db/client.ts';
import { attemptsMax, type Job, leaseMs } from '../../src/jobs/job.ts';
import {
  beat,
  erase,
  fail,
  finish,
  type Holder,
  put,
  release,
  rescue,
  retry,
  storeChunk,
} from '../../src/jobs/store.ts';
import { findJob, listMissingChunks, readInput } from '../../src/jobs/store-reads.ts';
import { claimOne } from '../rig/claim.ts';
import { createManualClock } from '../rig/clock.ts';
import { openStore } from '../rig/service.ts';

const limits = { queuedJobsMax: 100, queuedItemsMax: 100_000 };
const clock = createManualClock();

async function openJobs(): Promise<Database> {
  return (await openStore(clock)).db;
}

async function putJob(db: Database, chunkCount = 1): Promise<string> {
  const id = crypto.randomUUID();
  const chunks = Array.from({ length: chunkCount }, (_, i) => Buffer.from(`["item ${i}"]`));
  const job = { id, keyId: 'key', tenant: 'default', itemCount: chunkCount, chunks, options: '{}' };
  assert.equal(await put(db, job, limits), true);
  return id;
}

async function claimJob(db: Database, owner = 'me'): Promise<Job> {
  const job = await claimOne(db, owner, true);
  assert.ok(job);
  return job;
}

const chunk = { seq: 0, itemCount: 1, bytes: Buffer.from('{}') };
const lapsed = { kind: 'lapsed' } as const;

test('put stores every chunk as it was given', async () => {
  const db = await openJobs();
  const id = await putJob(db, 3);
  assert.deepEqual(await listMissingChunks(db, id), [0, 1, 2]);
  assert.equal(Buffer.from((await readInput(db, id, 2)) ?? []).toString(), '["item 2"]');
});

test('put refuses past the limits of the queue and stores nothing', async () => {
  const db = await openJobs();
  const id = crypto.randomUUID();
  const chunks = [Buffer.from('[]')];
  const job = { id, keyId: 'key', tenant: 't', itemCount: 11, chunks, options: '{}' };
  assert.equal(await put(db, job, { queuedJobsMax: 1, queuedItemsMax: 10 }), false);
  assert.equal(await put(db, job, { queuedJobsMax: 0, queuedItemsMax: 100 }), false);
  assert.equal(await findJob(db, id), undefined);
  assert.equal(await readInput(db, id, 0), undefined);
});

test('claim takes the oldest job, once', async () => {
  const db = await openJobs();
  const first = await putJob(db);
  await clock.advance(1);
  const second = await putJob(db);
  const claimed = [await claimOne(db, 'a', true), await claimOne(db, 'b', true)];
  assert.deepEqual(
    claimed.map((job) => job?.id),
    [first, second],
  );
  assert.equal(claimed[0]?.attempt, 1);
  assert.equal(await claimOne(db, 'c', true), undefined);
});

test('a job that must run alone is not claimed beside another, and holds back those behind', async () => {
  const db = await openJobs();
  const poison = await putJob(db);
  await retry(db, await claimJob(db), 0);
  await clock.advance(1);
  await putJob(db);
  assert.equal(await claimOne(db, 'me', false), undefined);
  assert.equal((await claimOne(db, 'me', true))?.id, poison);
});

test('a retried job waits out its pause', async () => {
  const db = await openJobs();
  await putJob(db);
  await retry(db, await claimJob(db), 1000);
  assert.equal(await claimOne(db, 'me', true), undefined);
  await clock.advance(1000);
  assert.equal((await claimOne(db, 'me', true))?.attempt, 2);
});

test('the last chunk completes the job, and not before all the others are stored', async () => {
  const db = await openJobs();
  await putJob(db, 2);
  const job = await claimJob(db);
  assert.equal(await finish(db, job), false);
  assert.equal((await storeChunk(db, job, { ...chunk, seq: 1 })).outcome, 'stored');
  assert.equal((await storeChunk(db, job, { ...chunk, seq: 1 })).outcome, 'stored');
  assert.deepEqual(await listMissingChunks(db, job.id), [0]);
  assert.equal((await storeChunk(db, job, chunk)).outcome, 'complete');
  assert.equal((await findJob(db, job.id))?.status, 'complete');
});

const STALE: Readonly<Record<string, (job: Job) => Holder>> = {
  'another owner': (job) => ({ ...job, owner: 'other' }),
  'an earlier attempt': (job) => ({ ...job, attempt: job.attempt - 1 }),
};

for (const [name, makeStale] of Object.entries(STALE)) {
  test(`${name} changes nothing`, async () => {
    const db = await openJobs();
    await putJob(db);
    const job = await claimJob(db);
    const stale = makeStale(job);
    assert.equal((await storeChunk(db, stale, chunk)).outcome, 'lost');
    assert.equal(await finish(db, stale), false);
    assert.equal(await fail(db, stale, 'no'), false);
    assert.equal(await release(db, stale), false);
    assert.equal(await retry(db, stale, 0), false);
    assert.deepEqual(await findJob(db, job.id), job);
    assert.deepEqual(await listMissingChunks(db, job.id), [0]);
  });
}

const ENDINGS: Readonly<Record<string, (db: Database, job: Job) => Promise<unknown>>> = {
  complete: (db, job) => storeChunk(db, job, chunk),
  failed: (db, job) => fail(db, job, 'It failed.'),
};

for (const [status, end] of Object.entries(ENDINGS)) {
  test(`a ${status} job never changes again`, async () => {
    const db = await openJobs();
    await putJob(db);
    const job = await claimJob(db);
    await end(db, job);
    const ended = await findJob(db, job.id);
    assert.equal(ended?.status, status);
    await clock.advance(2 * leaseMs);
    await storeChunk(db, job, chunk);
    await finish(db, job);
    await fail(db, job, 'again');
    await release(db, job);
    await retry(db, job, 0);
    await beat(db, 'me');
    await rescue(db, lapsed);
    await rescue(db, { kind: 'not-of', owner: 'new' });
    assert.equal(await claimOne(db, 'me', true), undefined);
    assert.deepEqual(await findJob(db, job.id), ended);
  });
}

test('a beat extends a live lease and not a lapsed one', async () => {
  const db = await openJobs();
  await putJob(db);
  const job = await claimJob(db);
  await clock.advance(leaseMs);
  assert.deepEqual(await beat(db, 'other'), []);
  assert.deepEqual(await beat(db, 'me'), [{ id: job.id, owner: 'me', attempt: 1 }]);
  await clock.advance(leaseMs);
  assert.deepEqual(await rescue(db, lapsed), []);
  await clock.advance(1);
  assert.deepEqual(await beat(db, 'me'), []);
  assert.deepEqual(await rescue(db, lapsed), [job.id]);
});

test('a rescued job goes to another owner, and the first can store nothing more', async () => {
  const db = await openJobs();
  await putJob(db);
  const before = await claimJob(db, 'dead');
  await clock.advance(leaseMs + 1);
  await rescue(db, lapsed);
  const after = await claimJob(db, 'dead');
  assert.deepEqual([after.attempt, after.runsAlone], [2, true]);
  assert.equal((await storeChunk(db, before, chunk)).outcome, 'lost');
  assert.equal((await storeChunk(db, after, chunk)).outcome, 'complete');
});

test('after a restart the jobs of the dead process are requeued at once', async () => {
  const db = await openJobs();
  const id = await putJob(db);
  await claimJob(db, 'dead');
  assert.deepEqual(await rescue(db, { kind: 'not-of', owner: 'dead' }), []);
  assert.deepEqual(await rescue(db, { kind: 'not-of', owner: 'new' }), [id]);
  assert.equal((await claimJob(db, 'new')).id, id);
});

test('a job is tried at most five times, then it has failed', async () => {
  const db = await openJobs();
  const id = await putJob(db);
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    assert.equal((await claimJob(db)).attempt, attempt);
    await clock.advance(leaseMs + 1);
    await rescue(db, lapsed);
  }
  const job = await findJob(db, id);
  assert.deepEqual([job?.status, job?.error !== null], ['failed', true]);
});

test('a release gives the attempt back but never the fence', async () => {
  const db = await openJobs();
  await putJob(db);
  const first = await claimJob(db);
  for (let i = 0; i < 2 * attemptsMax; i++) {
    await release(db, i === 0 ? first : await claimJob(db));
  }
  const again = await claimJob(db);
  assert.equal((await storeChunk(db, first, chunk)).outcome, 'lost');
  await clock.advance(leaseMs + 1);
  await rescue(db, lapsed);
  assert.equal((await findJob(db, again.id))?.status, 'queued');
});

test('an erased job is gone with all its bytes, and its run cannot bring it back', async () => {
  const db = await openJobs();
  await putJob(db, 2);
  const job = await claimJob(db);
  await storeChunk(db, job, chunk);
  assert.equal(await erase(db, [job.id]), 1);
  assert.equal(await erase(db, [job.id]), 0);
  assert.equal((await storeChunk(db, job, { ...chunk, seq: 1 })).outcome, 'lost');
  assert.equal(await release(db, job), false);
  assert.equal(await findJob(db, job.id), undefined);
  assert.equal(await readInput(db, job.id, 1), undefined);
});
