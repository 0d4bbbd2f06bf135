/** Jobs that kill their thread or the whole process fail after their attempts; the others complete. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/client.ts';
import { attemptsMax, exhaustedError } from '../../src/jobs/job.ts';
import { put } from '../../src/jobs/store.ts';
import { findJob } from '../../src/jobs/store-reads.ts';
import { openStore } from '../rig/service.ts';

const entry = fileURLToPath(new URL('../rig/poisoned-runner.ts', import.meta.url));
const limits = { queuedJobsMax: 100, queuedItemsMax: 100_000 };

/** Puts one job for each string and gives the file back to whoever opens it next. */
async function putJobs(firsts: readonly string[]): Promise<string> {
  const { db, file } = await openStore(systemClock);
  for (const id of firsts) {
    const chunks = [Buffer.from(JSON.stringify([id]))];
    await put(db, { id, keyId: 'k', tenant: 't', itemCount: 1, chunks, options: '{}' }, limits);
  }
  const copy = `${dirname(file)}/copy`;
  mkdirSync(copy);
  await db.backup(`${copy}/enrichd.db`);
  await db.close();
  return copy;
}

/** Starts the process again whenever it dies; resolves with the number of deaths. */
async function workOff(directory: string): Promise<number> {
  for (let deaths = 0; ; deaths++) {
    assert.ok(deaths <= 2 * attemptsMax, 'it dies for ever');
    const child = spawn(process.execPath, [entry, directory], { stdio: 'inherit' });
    process.once('exit', () => child.kill('SIGKILL'));
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    if (code === 0) return deaths;
    assert.equal(signal, 'SIGKILL');
  }
}

async function readJobs(directory: string, ids: readonly string[]) {
  const url = pathToFileURL(`${directory}/enrichd.db`).href;
  const db = await openDatabase({ url, clock: systemClock, onFatal: () => assert.fail() });
  const jobs = await Promise.all(ids.map((id) => findJob(db, id)));
  await db.close();
  return jobs;
}

test('a job that kills the process is given up after its attempts, and its neighbours complete', async () => {
  const ids = ['SPOTIFY', 'poison: kill', 'NETFLIX', 'HULU'];
  const directory = await putJobs(ids);
  assert.equal(await workOff(directory), attemptsMax);
  const [before, poison, ...behind] = await readJobs(directory, ids);
  assert.deepEqual(
    [poison?.status, poison?.attempt, poison?.error],
    ['failed', attemptsMax, exhaustedError],
  );
  for (const job of [before, ...behind]) {
    assert.equal(job?.status, 'complete');
    // Only the first death can hit others: from then on the rescued run alone.
    assert.ok((job?.attempt ?? 0) <= 2, `${job?.id} was tried ${job?.attempt} times`);
  }
});

test('a job that exhausts the memory of its thread fails; the process and the others go on', async () => {
  const ids = ['SPOTIFY', 'poison: exhaust memory', 'NETFLIX'];
  const directory = await putJobs(ids);
  assert.equal(await workOff(directory), 0);
  const [before, poison, behind] = await readJobs(directory, ids);
  assert.deepEqual([poison?.status, poison?.attempt], ['failed', attemptsMax]);
  assert.deepEqual([before?.status, behind?.status], ['complete', 'complete']);
});
