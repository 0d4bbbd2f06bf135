/** How often and how much the standing duties, retries and measures of the store take at once. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { compactPagesMax } from '../../src/db/file.ts';
import { remoteAttemptsMax, remoteRequestMs } from '../../src/db/remote.ts';
import { AppError } from '../../src/errors.ts';
import { pruneMs, startMaintenance, sweepJitterMs } from '../../src/jobs/maintenance.ts';
import { drainMeasureMs, drainWindowMs } from '../../src/jobs/retry-after.ts';
import { runJob, storeRetryMs } from '../../src/jobs/run.ts';
import { claim, fail, put } from '../../src/jobs/store.ts';
import type { ClaimedJob } from '../../src/jobs/store-claim.ts';
import { measureDrain } from '../../src/jobs/store-queue.ts';
import { findJob } from '../../src/jobs/store-reads.ts';
import { loadKnowledge } from '../../src/pool/knowledge.ts';
import { type BatchResult, createPool, spareBatches } from '../../src/pool/pool.ts';
import { createManualClock, type ManualClock, settleEventLoop } from '../rig/clock.ts';
import { createKeptLog } from '../rig/log.ts';
import { openService, openStore } from '../rig/service.ts';

const { log } = createKeptLog();
const limits = { queuedJobsMax: 1000, queuedItemsMax: 1_000_000 };

/** The next job, with what its run needs. */
async function claimNext(db: Database): Promise<ClaimedJob | undefined> {
  const [job] = await claim(db, 'me', { isIdle: true, jobsMax: 1, anyJobsMax: 1, itemsMax: 0 });
  return job;
}

async function putJob(db: Database, itemCount = 1, chunkCount = 1): Promise<string> {
  const id = crypto.randomUUID();
  const chunks = Array.from({ length: chunkCount }, () => Buffer.from('["SPOTIFY"]'));
  await put(db, { id, keyId: 'k', tenant: 't', itemCount, chunks, options: '{}' }, limits);
  return id;
}

async function endJob(db: Database): Promise<string> {
  const id = await putJob(db, 10);
  const job = await claimNext(db);
  assert.ok(job);
  await fail(db, job, 'It failed.');
  return id;
}

async function awaitSleepers(clock: ManualClock, count: number): Promise<void> {
  for (let turn = 0; clock.sleeperCount() !== count; turn++) {
    assert.ok(turn < 1000, `${clock.sleeperCount()} sleepers`);
    await delay(5);
  }
}

test('storeRetryMs: a store that is away is asked again after the pause, no earlier', async (context) => {
  const clock = createManualClock();
  const { db } = await openStore(clock);
  const pool = createPool({ threads: 1, knowledge: await loadKnowledge(), log });
  context.after(() => pool.close());
  const id = await putJob(db);
  const job = await claimNext(db);
  assert.ok(job);
  let refusals = 0;
  const away: Database = {
    ...db,
    write: async () => {
      refusals += 1;
      await settleEventLoop();
      throw new AppError('unavailable');
    },
  };
  const aborting = new AbortController();
  context.after(() => aborting.abort());
  const deps = { db: away, pool, clock, log, random: () => 0 };
  const run = runJob(deps, job, aborting.signal);
  await awaitSleepers(clock, 1);
  assert.equal(refusals, 1);
  await clock.advance(storeRetryMs - 1);
  await settleEventLoop();
  assert.equal(refusals, 1);
  Object.assign(away, { write: db.write });
  await clock.advance(1);
  await run;
  assert.equal((await findJob(db, id))?.status, 'complete');
});

test('pruneMs: ended jobs leave at the next round of pruning', async () => {
  const clock = createManualClock();
  const { db } = await openStore(clock);
  const maintenance = startMaintenance({ db, clock, log, retentionMs: 1, onRescued: () => {} });
  await awaitSleepers(clock, 2);
  const id = await endJob(db);
  await clock.advance(pruneMs - 1);
  await awaitSleepers(clock, 2);
  assert.ok(await findJob(db, id));
  await clock.advance(sweepJitterMs + 1);
  for (let turn = 0; (await findJob(db, id)) !== undefined; turn++) {
    assert.ok(turn < 1000);
    await settleEventLoop();
  }
  await maintenance.stop();
});

test('compactPagesMax: one round gives back so many pages and no more', async () => {
  const { db } = await openStore(createManualClock());
  const more = 500;
  await db.write(db.orm.run(sql`CREATE TABLE filler (bytes BLOB)`));
  const bytes = (compactPagesMax + more) * 4096;
  await db.write(db.orm.run(sql`INSERT INTO filler VALUES (zeroblob(${bytes}))`));
  await db.write(db.orm.run(sql`DELETE FROM filler`));
  const countFree = async () =>
    Object.values(
      (await db.orm.all<Record<string, number>>(sql`PRAGMA freelist_count`))[0] ?? {},
    )[0];
  const before = (await countFree()) ?? 0;
  assert.ok(before >= compactPagesMax + more);
  await db.compact();
  assert.equal(await countFree(), before - compactPagesMax);
  await db.compact();
  assert.equal(await countFree(), 0);
});

test('remoteRequestMs: each exchange with a silent server is given up', async (context) => {
  const server = createServer().listen(0, '127.0.0.1');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const asked: number[] = [];
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  context.mock.method(AbortSignal, 'timeout', (ms: number) => {
    asked.push(ms);
    return timeout(20);
  });
  const clock = { ...createManualClock(), sleep: async () => {} };
  const url = `http://127.0.0.1:${address.port}`;
  await assert.rejects(openDatabase({ url, clock, onFatal: () => {} }), /cannot be reached/);
  assert.deepEqual(asked, Array(remoteAttemptsMax).fill(remoteRequestMs));
});

test('drainWindowMs: jobs that ended longer ago do not count for the rate', async () => {
  const clock = createManualClock();
  const { db } = await openStore(clock);
  await endJob(db);
  await clock.advance(drainWindowMs);
  assert.equal((await measureDrain(db)).items, 10);
  await clock.advance(1);
  assert.equal((await measureDrain(db)).items, 0);
});

test('drainMeasureMs: one measure serves all who are turned away within its time', async () => {
  const service = await openService({ ENRICHD_QUEUED_JOBS_MAX: '1' });
  await endJob(service.db);
  await delay(20);
  await putJob(service.db, 10);
  const askWait = async () => {
    const refused = await service.post('/v1/enrich/async', { transactions: ['a'] });
    assert.equal(refused.status, 503);
    return Number(refused.headers.get('retry-after'));
  };
  const first = await askWait();
  await putJob(service.db, 100_000);
  assert.equal(await askWait(), first);
  await delay(drainMeasureMs + 100);
  assert.ok((await askWait()) > first);
  await service.close();
});

test('spareBatches: a job keeps so many batches beyond one a thread, and no more', async () => {
  const { db } = await openStore(createManualClock());
  await putJob(db, 20, 20);
  const job = await claimNext(db);
  assert.ok(job);
  const threads = 3;
  const release: (() => void)[] = [];
  const pool = {
    threads,
    enrichBatch: () =>
      new Promise<BatchResult>((resolve) => {
        release.push(() => resolve({ isOk: false, fault: 'closed' }));
      }),
    measureUse: () => ({ busyCount: 0, waitingCount: 0 }),
    close: async () => {},
  };
  const deps = { db, pool, clock: createManualClock(), log, random: () => 0 };
  const run = runJob(deps, job, new AbortController().signal);
  while (release.length < threads + spareBatches) await settleEventLoop();
  await delay(50);
  assert.equal(release.length, threads + spareBatches);
  for (const one of release) one();
  await run;
});
