/** Readiness is honest: a store that refuses, hangs or fills up, and a stuck runner, are told. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Client, LibsqlError } from '@libsql/client/sqlite3';
import { createReadiness, probeMs, readinessMs } from '../../src/cli/readiness.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { probe } from '../../src/db/probe.ts';
import { startRunner, stuckMs } from '../../src/jobs/runner.ts';
import { loadKnowledge } from '../../src/pool/knowledge.ts';
import { createPool } from '../../src/pool/pool.ts';
import { createManualClock, settleEventLoop } from '../rig/clock.ts';
import { makeDirectory } from '../rig/directory.ts';
import { createKeptLog } from '../rig/log.ts';
import { openService, openStore } from '../rig/service.ts';

/** Puts a fault in the way of every write; the function it gives takes it out again. */
function injectFault(db: Database, fault: Client['batch']): () => void {
  const { $client: client } = db.orm as unknown as { $client: Client };
  const sound = client.batch;
  client.batch = fault;
  return () => {
    client.batch = sound;
  };
}

async function openReadiness() {
  const clock = createManualClock();
  const { db } = await openStore(clock);
  const state = { isLooping: true, isDraining: false };
  const isReady = createReadiness({
    db,
    clock,
    isLooping: () => state.isLooping,
    isDraining: () => state.isDraining,
  });
  return { clock, db, state, isReady };
}

test('ready while the store takes writes and jobs are claimed; not while stopping or stuck', async () => {
  const { state, isReady } = await openReadiness();
  assert.equal(await isReady(), true);
  state.isLooping = false;
  assert.equal(await isReady(), false);
  state.isLooping = true;
  state.isDraining = true;
  assert.equal(await isReady(), false);
});

test('a store that refuses is told within a second, and so is its recovery', async () => {
  const { clock, db, isReady } = await openReadiness();
  assert.equal(await isReady(), true);
  const heal = injectFault(db, () => Promise.reject(new Error('I/O error')));
  await clock.advance(readinessMs);
  assert.equal(await isReady(), false);
  heal();
  await clock.advance(readinessMs);
  assert.equal(await isReady(), true);
});

test('a store that hangs is told after a limit', async () => {
  const { clock, db, isReady } = await openReadiness();
  injectFault(db, () => new Promise(() => {}));
  const answer = isReady();
  await clock.advance(probeMs);
  assert.equal(await answer, false);
});

test('asking often costs one write a second', async () => {
  const { clock, db, isReady } = await openReadiness();
  let writes = 0;
  const { $client: client } = db.orm as unknown as { $client: Client };
  const sound = client.batch.bind(client);
  injectFault(db, (...args: Parameters<Client['batch']>) => {
    writes += 1;
    return sound(...args);
  });
  for (let i = 0; i < 50; i++) assert.equal(await isReady(), true);
  assert.equal(writes, 1);
  await clock.advance(readinessMs);
  await Promise.all(Array.from({ length: 50 }, isReady));
  assert.equal(writes, 2);
});

test('a runner whose claims do not come back counts as stuck', async () => {
  const clock = createManualClock();
  const { db } = await openStore(clock);
  const { log } = createKeptLog();
  const pool = createPool({ threads: 1, knowledge: await loadKnowledge(), log });
  const runner = startRunner({ db, pool, clock, log, random: () => 0, owner: 'me' });
  await settleEventLoop();
  for (let i = 0; i < 2 * (stuckMs / 1000); i++) await clock.advance(1000);
  assert.equal(runner.isLooping(), true);
  injectFault(db, () => new Promise(() => {}));
  for (let i = 0; i <= stuckMs / 1000 + 1; i++) await clock.advance(1000);
  assert.equal(runner.isLooping(), false);
  await pool.close();
});

test('a lock lost after the start is fatal: the store would acknowledge what it does not keep', async () => {
  const clock = createManualClock();
  const fatal: unknown[] = [];
  const url = `file:${makeDirectory()}/enrichd.db`;
  const db = await openDatabase({ url, clock, onFatal: (error) => fatal.push(error) });
  const busy = new LibsqlError('database is locked', 'SQLITE_BUSY');
  injectFault(db, () => Promise.reject(busy));
  await assert.rejects(probe(db));
  assert.deepEqual(fatal, [busy]);
});

test('over HTTP: alive while stopping, but not ready', async () => {
  const service = await openService();
  assert.equal((await service.get('/readyz')).status, 503);
  service.run();
  assert.equal((await service.get('/readyz')).status, 200);
  service.drain();
  assert.equal((await service.get('/healthz')).status, 200);
  assert.equal((await service.get('/readyz')).status, 503);
  await service.close();
});
