/** The runner brings every job to its end, whatever one of them does. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import type { Database } from '../../src/db/client.ts';
import { attemptsMax, exhaustedError, leaseMs } from '../../src/jobs/job.ts';
import { prune, startMaintenance, sweepJitterMs, sweepMs } from '../../src/jobs/maintenance.ts';
import { beatMs, startRunner } from '../../src/jobs/runner.ts';
import { erase, put } from '../../src/jobs/store.ts';
import { findJob } from '../../src/jobs/store-reads.ts';
import { loadKnowledge } from '../../src/pool/knowledge.ts';
import { createPool } from '../../src/pool/pool.ts';
import { claimOne } from '../rig/claim.ts';
import { createManualClock, settleEventLoop } from '../rig/clock.ts';
import { createKeptLog } from '../rig/log.ts';
import { openStore } from '../rig/service.ts';

const knowledge = await loadKnowledge();
const { log } = createKeptLog();
const worker = new URL('../rig/poison-worker.ts', import.meta.url);
const limits = { queuedJobsMax: 100, queuedItemsMax: 100_000 };

async function putJob(db: Database, ...firsts: string[]): Promise<string> {
  const id = crypto.randomUUID();
  const chunks = firsts.map((first) => Buffer.from(JSON.stringify([first])));
  const itemCount = chunks.length;
  await put(db, { id, keyId: 'k', tenant: 't', itemCount, chunks, options: '{}' }, limits);
  return id;
}

async function awaitStatus(db: Database, id: string, status: string): Promise<void> {
  while ((await findJob(db, id))?.status !== status) await settleEventLoop();
}

for (const poison of ['poison: exit', 'poison: throw', 'poison: throw late', 'poison: spin']) {
  test(`a job with "${poison}" fails after its attempts; its neighbours complete`, async () => {
    const { db } = await openStore(systemClock);
    const pool = createPool({ threads: 1, knowledge, log, worker, batchMs: 1000 });
    const before = await putJob(db, 'SPOTIFY');
    const bad = await putJob(db, poison);
    const behind = await putJob(db, 'NETFLIX', 'HULU');
    const deps = { db, pool, log, clock: systemClock, random: () => 0, owner: 'me' };
    const runner = startRunner(deps);
    await Promise.all([
      awaitStatus(db, before, 'complete'),
      awaitStatus(db, bad, 'failed'),
      awaitStatus(db, behind, 'complete'),
    ]);
    const job = await findJob(db, bad);
    assert.deepEqual([job?.attempt, job?.error], [attemptsMax, exhaustedError]);
    await runner.stop();
    await pool.close();
  });
}

test('a stop in mid-job gives the job back, its attempt uncounted and its chunks kept', async () => {
  const { db } = await openStore(systemClock);
  const pool = createPool({ threads: 1, knowledge, log, worker });
  const id = await putJob(db, ...Array.from({ length: 200 }, (_, i) => `SHOP ${i}`));
  const deps = { db, pool, log, clock: systemClock, random: () => 0 };
  const first = startRunner({ ...deps, owner: 'first' });
  await awaitStatus(db, id, 'processing');
  await first.stop();
  const job = await findJob(db, id);
  assert.equal(job?.status, 'queued');
  assert.equal(job.attempt - job.forgiven, 0);
  const second = startRunner({ ...deps, owner: 'second' });
  await awaitStatus(db, id, 'complete');
  await second.stop();
  await pool.close();
});

test('a job erased while it runs is let go and stays erased', async () => {
  const { db } = await openStore(systemClock);
  const pool = createPool({ threads: 1, knowledge, log, worker });
  const id = await putJob(db, ...Array.from({ length: 200 }, (_, i) => `SHOP ${i}`));
  const deps = { db, pool, log, clock: systemClock, random: () => 0, owner: 'me' };
  const runner = startRunner(deps);
  await awaitStatus(db, id, 'processing');
  await erase(db, [id]);
  await runner.stop();
  assert.equal(await findJob(db, id), undefined);
  await pool.close();
});

test('a job whose holder fell silent runs again within lease and sweep', async () => {
  const clock = createManualClock();
  const { db } = await openStore(clock);
  const id = await putJob(db, 'SPOTIFY');
  await claimOne(db, 'dead', true);
  const rescued = Promise.withResolvers<number>();
  const maintenance = startMaintenance({
    db,
    clock,
    log,
    retentionMs: 1,
    onRescued: rescued.resolve,
  });
  const boundMs = leaseMs + sweepMs + sweepJitterMs;
  for (let passedMs = 0; passedMs < boundMs; passedMs += 1000) await clock.advance(1000);
  await rescued.promise;
  assert.equal((await findJob(db, id))?.status, 'queued');
  await maintenance.stop();
});

test('a held lease is beaten before it lapses', async () => {
  const clock = createManualClock();
  const { db } = await openStore(clock);
  const pool = createPool({ threads: 1, knowledge, log, worker });
  const id = await putJob(db, 'poison: spin');
  const runner = startRunner({ db, pool, clock, log, random: () => 0, owner: 'me' });
  await awaitStatus(db, id, 'processing');
  const claimed = await findJob(db, id);
  for (let i = 0; i < 5; i++) {
    await clock.advance(beatMs);
    await settleEventLoop();
  }
  const beaten = await findJob(db, id);
  assert.equal(beaten?.leaseExpiresAtMs, (claimed?.leaseExpiresAtMs ?? 0) + 5 * beatMs);
  assert.equal(beaten?.updatedAtMs, claimed?.updatedAtMs);
  const stopped = runner.stop();
  await pool.close();
  await stopped;
  assert.equal((await findJob(db, id))?.status, 'queued');
});

test('retention removes ended jobs and their bytes from the file, and no other job', async () => {
  const { readFileSync } = await import('node:fs');
  const clock = createManualClock();
  const { db, file } = await openStore(clock);
  const pool = createPool({ threads: 1, knowledge, log, worker });
  const canary = 'CANARY OF RETENTION';
  const old = await putJob(db, canary);
  const runner = startRunner({ db, pool, clock, log, random: () => 0, owner: 'me' });
  await awaitStatus(db, old, 'complete');
  await runner.stop();
  await db.compact();
  assert.ok(readFileSync(file).includes(canary));

  await clock.advance(1001);
  const young = await putJob(db, 'SPOTIFY');
  await prune({ db, clock, log, retentionMs: 1000, onRescued: () => {} });
  assert.equal(await findJob(db, old), undefined);
  assert.equal((await findJob(db, young))?.status, 'queued');
  for (const suffix of ['', '-wal']) {
    assert.ok(!readFileSync(file + suffix).includes(canary));
  }
  await pool.close();
});
