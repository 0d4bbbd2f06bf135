/** What was acknowledged survives SIGKILL at any moment, and ends as if nothing had happened. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JobAnswer, readEnrich, readJob } from '../rig/answers.ts';
import { makeDirectory } from '../rig/directory.ts';
import { runCommand, type Served, serve } from '../rig/process.ts';

const jobItems = 6000;

function makeStrings(seed: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `SQ *SHOP ${seed}-${i} SEATTLE WA`);
}

async function submit(server: Served, key: string, transactions: string[]): Promise<string> {
  const response = await fetch(`${server.url}/v1/enrich/async`, {
    method: 'POST',
    headers: { 'X-API-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify({ transactions }),
  });
  assert.equal(response.status, 202);
  return (await readEnrich(response)).job_id ?? '';
}

async function read(server: Served, key: string, id: string): Promise<JobAnswer> {
  const response = await fetch(`${server.url}/v1/enrich/jobs/${id}`, {
    headers: { 'X-API-Key': key },
  });
  assert.equal(response.status, 200);
  return readJob(response);
}

/** Asks until the job is in one of the states. */
async function awaitState(server: Served, key: string, id: string, states: readonly string[]) {
  for (;;) {
    const job = await read(server, key, id);
    if (states.includes(job.status)) return job;
  }
}

test('a job killed in the middle resumes by itself and ends as an undisturbed one', async () => {
  const directory = makeDirectory();
  const key = (await runCommand(directory, 'keys', 'create', '--name', 'a')).stdout.trim();
  const strings = makeStrings(1, jobItems);

  const first = await serve(directory);
  const id = await submit(first, key, strings);
  await awaitState(first, key, id, ['processing']);
  assert.equal(await first.end('SIGKILL'), null);

  const second = await serve(directory);
  const resumed = await awaitState(second, key, id, ['complete', 'failed']);
  assert.equal(resumed.status, 'complete');
  const undisturbed = await submit(second, key, strings);
  const other = await awaitState(second, key, undisturbed, ['complete', 'failed']);
  assert.deepEqual(resumed.results, other.results);
  assert.equal(await second.end('SIGTERM'), 0);
});

test('every acknowledged job survives a kill amid submissions', async () => {
  const directory = makeDirectory();
  const key = (await runCommand(directory, 'keys', 'create', '--name', 'a')).stdout.trim();
  const acknowledged: string[] = [];
  const kills = 3;
  for (let round = 0; round < kills; round++) {
    const server = await serve(directory);
    const killed = Promise.withResolvers<void>();
    const clients = Array.from({ length: 8 }, async (_, client) => {
      for (let i = 0; ; i++) {
        acknowledged.push(await submit(server, key, makeStrings(client, 1 + i)));
        if (acknowledged.length === 40 * (round + 1)) {
          await server.end('SIGKILL');
          killed.resolve();
        }
      }
    });
    const ended = Promise.allSettled(clients);
    await killed.promise;
    await ended;
  }

  const server = await serve(directory);
  for (const id of acknowledged) {
    const job = await awaitState(server, key, id, ['complete', 'failed']);
    assert.equal(job.status, 'complete');
    assert.equal(job.results.length, job.item_count);
  }
  assert.equal(await server.end('SIGTERM'), 0);
});

test('a graceful stop in mid-job costs the job nothing', async () => {
  const directory = makeDirectory();
  const key = (await runCommand(directory, 'keys', 'create', '--name', 'a')).stdout.trim();
  const first = await serve(directory);
  const id = await submit(first, key, makeStrings(2, jobItems));
  await awaitState(first, key, id, ['processing']);
  assert.equal(await first.end('SIGTERM'), 0);

  const shown = JSON.parse((await runCommand(directory, 'jobs', 'show', id)).stdout);
  assert.ok(shown.status === 'queued' || shown.status === 'complete');
  const second = await serve(directory);
  const job = await awaitState(second, key, id, ['complete', 'failed']);
  assert.equal(job.results.length, jobItems);
  assert.equal(await second.end('SIGTERM'), 0);
});
