/** What is erased or past its retention is gone from the files to the byte, and stays gone. */

import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/client.ts';
import { prune } from '../../src/jobs/maintenance.ts';
import { erase, put, storeChunk } from '../../src/jobs/store.ts';
import { findJob, listMissingChunks } from '../../src/jobs/store-reads.ts';
import { claimOne } from '../rig/claim.ts';
import { createClient, makeKeyIn } from '../rig/client.ts';
import { createManualClock } from '../rig/clock.ts';
import { makeDirectory } from '../rig/directory.ts';
import { createKeptLog } from '../rig/log.ts';
import { runCommand, serve } from '../rig/process.ts';
import { openStore } from '../rig/service.ts';

const canary = 'CANARY XK7 QUARTZ';
const limits = { queuedJobsMax: 10, queuedItemsMax: 100_000 };
const hourMs = 3_600_000;

/** The names of the directory's files in which the canary stands. */
function findCanary(directory: string): string[] {
  const names = readdirSync(directory).filter((name) => !name.endsWith('.sock'));
  return names.filter((name) => readFileSync(join(directory, name)).includes(canary));
}

function makeJob(id: string) {
  const bytes = Buffer.from(JSON.stringify(Array(400).fill(`${canary} ${id}`)));
  const idempotency = { key: `${canary} key`, digest: 'd' };
  const chunks = [bytes, bytes];
  const itemCount = 800;
  return { id, keyId: 'k', tenant: 't', itemCount, chunks, options: '{}', idempotency };
}

test('DELETE and `jobs rm` take the bytes out of every file before they answer', async () => {
  const directory = makeDirectory();
  const key = await makeKeyIn(directory);
  const server = await serve(directory);
  const client = createClient(server.url, key);
  const strings = Array.from({ length: 2000 }, (_, i) => `${canary} ${i}`);
  const ended = await client.submit(strings);
  await client.await(ended);
  const running = await client.submit(strings);
  assert.notDeepEqual(findCanary(directory), []);

  assert.equal(await client.ask(running, 'DELETE'), 204);
  assert.equal((await runCommand(directory, 'jobs', 'rm', ended)).code, 0);
  assert.deepEqual(findCanary(directory), []);
  for (const id of [running, ended]) assert.equal(await client.ask(id, 'GET'), 404);
  const audited = server.stderr().match(/"event":"audit"|\baudit action="job\.erase"/g) ?? [];
  assert.ok(audited.length >= 2);
  assert.equal(await server.end('SIGTERM'), 0);
  assert.deepEqual(findCanary(directory), []);
});

test('a crash right behind an erasure brings back neither the job nor its bytes', async () => {
  const { db, file } = await openStore(systemClock);
  await put(db, makeJob('a'), limits);
  const job = await claimOne(db, 'me', true);
  assert.ok(job);
  await storeChunk(db, job, { seq: 0, itemCount: 400, bytes: Buffer.from(`"${canary}"`) });
  await erase(db, ['a']);

  // What lies on the disk at this moment is what a crash would leave.
  const crashed = makeDirectory();
  for (const suffix of ['', '-wal']) {
    if (existsSync(file + suffix))
      copyFileSync(file + suffix, join(crashed, `enrichd.db${suffix}`));
  }
  assert.notDeepEqual(findCanary(crashed), []);
  const url = pathToFileURL(join(crashed, 'enrichd.db')).href;
  const again = await openDatabase({ url, clock: systemClock, onFatal: () => assert.fail() });
  assert.equal(await findJob(again, 'a'), undefined);
  assert.deepEqual(await listMissingChunks(again, 'a'), []);
  const late = await storeChunk(again, job, { seq: 1, itemCount: 1, bytes: Buffer.from('') });
  assert.equal(late.outcome, 'lost');
  assert.deepEqual(findCanary(crashed), []);
});

test('retention: an ended job and all its bytes leave at their hour, no earlier', async () => {
  const clock = createManualClock();
  const { log } = createKeptLog();
  const { db, file } = await openStore(clock);
  const deps = { db, clock, log, retentionMs: hourMs, onRescued: () => {} };
  await put(db, makeJob('a'), limits);
  const job = await claimOne(db, 'me', true);
  assert.ok(job);
  for (const seq of [0, 1]) {
    await storeChunk(db, job, { seq, itemCount: 400, bytes: Buffer.from(`"${canary}"`) });
  }
  await clock.advance(hourMs);
  await prune(deps);
  assert.equal((await findJob(db, 'a'))?.status, 'complete');
  assert.notDeepEqual(findCanary(dirname(file)), []);

  await clock.advance(1);
  await prune(deps);
  assert.equal(await findJob(db, 'a'), undefined);
  assert.deepEqual(findCanary(dirname(file)), []);
});
