/** Instances on one libSQL server lose no write and do none twice, however the calls go wrong. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createClient } from '@libsql/client/http';
import { sql } from 'drizzle-orm';
import { systemClock } from '../../src/clock.ts';
import { probe } from '../../src/db/probe.ts';
import { remoteAttemptsMax } from '../../src/db/remote.ts';
import { AppError, findAppError } from '../../src/errors.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import { put } from '../../src/jobs/store.ts';
import { findJob } from '../../src/jobs/store-reads.ts';
import { createWatch } from '../../src/jobs/watch.ts';
import { findKey, findUsage, insertKey, listKeys } from '../../src/keys/store.ts';
import { claimOne } from '../rig/claim.ts';
import { type FaultyProxy, startProxy } from '../rig/proxy.ts';
import { findFreePort, type Sqld, sqldMissing, startSqld } from '../rig/sqld.ts';
import { openRemoteStore } from '../rig/stores.ts';

const skip = sqldMissing;
const limits = { queuedJobsMax: 1000, queuedItemsMax: 100_000 };
let server: Sqld;
let proxy: FaultyProxy;

before(async () => {
  if (skip) return;
  server = await startSqld();
  proxy = await startProxy(server.url);
});
after(() => proxy?.close());

function makeKey(quotaItems: number | null = null) {
  const id = crypto.randomUUID();
  return { id, name: id, tenant: 'default', digest: 'ab', plan: 'self-hosted', quotaItems };
}

function makeJob() {
  const id = crypto.randomUUID();
  const chunks = [Buffer.from('["item"]')];
  return { id, keyId: 'key', tenant: 'default', itemCount: 1, chunks, options: '{}' };
}

const isUnavailable = (error: unknown) => findAppError(error)?.code === 'unavailable';

test('instances that start together on an empty server all find it ready', { skip }, async () => {
  const stores = await Promise.all(Array.from({ length: 5 }, () => openRemoteStore(server.url)));
  for (const db of stores) await probe(db);
});

test('a job is claimed by one of several instances', { skip }, async () => {
  const stores = await Promise.all(Array.from({ length: 4 }, () => openRemoteStore(server.url)));
  const [db] = stores;
  assert.ok(db);
  const ids = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const job = makeJob();
      assert.equal(await put(db, job, limits), true);
      return job.id;
    }),
  );
  const claims = stores.flatMap((store, i) =>
    Array.from({ length: 6 }, () => claimOne(store, `owner ${i}`, true)),
  );
  const claimed = (await Promise.all(claims)).flatMap((job) => job?.id ?? []);
  assert.deepEqual(claimed.sort(), ids.sort());
});

test('the token goes with every request', { skip }, async () => {
  const db = await openRemoteStore(proxy.url, 'a-token');
  await probe(db);
  assert.equal(proxy.headers().authorization, 'Bearer a-token');
});

for (const refusal of ['busy', 'throttle'] as const) {
  test(`a call answered with ${refusal} is sent again, and takes effect once`, {
    skip,
  }, async () => {
    const db = await openRemoteStore(proxy.url);
    const key = makeKey(10);
    proxy.decide((_, count) => (count < remoteAttemptsMax ? refusal : 'pass'));
    await insertKey(db, key);
    proxy.decide((_, count) => (count < remoteAttemptsMax ? refusal : 'pass'));
    assert.equal((await findKey(db, key.id))?.id, key.id);
    proxy.decide(() => 'pass');
  });
}

test('a call that is refused for good ends as unavailable after a fixed number of times', {
  skip,
}, async () => {
  const db = await openRemoteStore(proxy.url);
  let asked = 0;
  proxy.decide((_, count) => {
    asked = count;
    return 'busy';
  });
  await assert.rejects(insertKey(db, makeKey()), isUnavailable);
  assert.equal(asked, remoteAttemptsMax);
  await assert.rejects(findKey(db, 'x'), isUnavailable);
  proxy.decide(() => 'pass');
});

test('a write whose answer is lost is not sent again; a read is', { skip }, async () => {
  const db = await openRemoteStore(proxy.url);
  const key = makeKey();
  let asked = 0;
  proxy.decide((_, count) => {
    asked = count;
    return count === 1 ? 'swallow' : 'pass';
  });
  await assert.rejects(insertKey(db, key), isUnavailable);
  assert.equal(asked, 1);
  proxy.decide((_, count) => (count === 1 ? 'swallow' : 'pass'));
  assert.equal((await findKey(db, key.id))?.id, key.id);
  proxy.decide(() => 'pass');
});

test('a submission whose answer is lost is accepted once, or refused and not stored', {
  skip,
}, async () => {
  const db = await openRemoteStore(proxy.url);
  const jobs = createJobs(db, limits, () => {}, createWatch(systemClock));
  const key = makeKey(10);
  await insertKey(db, key);
  const stored = await findKey(db, key.id);
  assert.ok(stored);
  const { chunks, itemCount } = makeJob();
  const submission = { chunks, itemCount, options: {} };
  const isPut = (body: string) => body.includes('INSERT INTO jobs ');

  proxy.decide((body) => (isPut(body) ? 'swallow' : 'pass'));
  const { id } = await jobs.submit(stored, submission);
  assert.equal((await findJob(db, id))?.status, 'queued');

  proxy.decide((body) => (isPut(body) ? 'cut' : 'pass'));
  await assert.rejects(jobs.submit(stored, submission), isUnavailable);
  proxy.decide(() => 'pass');
  assert.equal(await findUsage(db, key.id), 1);
});

test('a lock held by somebody else delays a write and does not lose it', { skip }, async () => {
  const db = await openRemoteStore(server.url);
  const other = createClient({ url: server.url });
  const transaction = await other.transaction('write');
  await transaction.execute("INSERT INTO meta VALUES ('held', '1')");
  const key = makeKey();
  const writing = insertKey(db, key);
  assert.equal(await findKey(db, key.id), undefined);
  await transaction.rollback();
  await writing;
  assert.equal((await findKey(db, key.id))?.id, key.id);
});

test('a server that was killed is used again once it is back, with all that was committed', {
  skip,
}, async () => {
  const db = await openRemoteStore(server.url);
  const key = makeKey();
  await insertKey(db, key);
  await server.kill();
  await assert.rejects(insertKey(db, makeKey()), isUnavailable);
  await assert.rejects(listKeys(db), isUnavailable);
  await server.restart();
  assert.equal((await findKey(db, key.id))?.id, key.id);
  await insertKey(db, makeKey());
});

test('a large job fits through', { skip }, async () => {
  const db = await openRemoteStore(server.url);
  const job = { ...makeJob(), chunks: Array.from({ length: 24 }, () => Buffer.alloc(1 << 20, 97)) };
  assert.equal(await put(db, job, limits), true);
  const [row] = await db.orm.all<{ bytes: number }>(
    sql`SELECT sum(length(bytes)) AS bytes FROM job_inputs WHERE job_id = ${job.id}`,
  );
  assert.equal(row?.bytes, 24 << 20);
});

test('the time of the database is whole milliseconds of this age', { skip }, async () => {
  const db = await openRemoteStore(server.url);
  const [row] = await db.orm.all<{ now: number }>(sql`SELECT ${db.nowMs()} AS now`);
  assert.ok(Number.isInteger(row?.now));
  assert.ok(Math.abs((row?.now ?? 0) - Date.now()) < 60_000);
});

test('a backup is refused in words that say where to make it', { skip }, async () => {
  const db = await openRemoteStore(server.url);
  await assert.rejects(db.backup('/nowhere'), /on a libSQL server; make the backup there/);
});

test('a server that is not there is named by its variable', async () => {
  const url = `http://127.0.0.1:${await findFreePort()}`;
  await assert.rejects(openRemoteStore(url), /ENRICHD_DATABASE_URL cannot be reached/);
});

test('an error that no repetition can mend is passed on at once', { skip }, async () => {
  const db = await openRemoteStore(server.url);
  const key = makeKey();
  await insertKey(db, key);
  await assert.rejects(insertKey(db, key), (error) => !(error instanceof AppError));
});
