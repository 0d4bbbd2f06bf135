/** A key lists its own jobs in pages, and erases them for good. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { listedJobsMax } from '../../src/http/job-query.ts';
import { fail } from '../../src/jobs/store.ts';
import { readEnrich, readInvalid, readJob } from '../rig/answers.ts';
import { claimOne } from '../rig/claim.ts';
import { makeDirectory } from '../rig/directory.ts';
import { runCommand, serve } from '../rig/process.ts';
import { openService } from '../rig/service.ts';

const service = await openService();
after(() => service.close());

interface ListAnswer {
  readonly jobs: readonly { readonly id: string; readonly status: string }[];
  readonly next_cursor: string | null;
}

async function createKey(): Promise<string> {
  return (await service.keyring.create({ name: 'lister' })).key;
}

async function submit(key: string, transactions: readonly string[] = ['a']): Promise<string> {
  const response = await service.post('/v1/enrich/async', { transactions }, { 'X-API-Key': key });
  return (await readEnrich(response)).job_id ?? '';
}

async function list(key: string, query = ''): Promise<ListAnswer> {
  const response = await service.get(`/v1/enrich/jobs${query}`, key);
  assert.equal(response.status, 200);
  return (await response.json()) as ListAnswer;
}

function erase(key: string, id: string): Promise<Response> {
  return service.fetch(`/v1/enrich/jobs/${id}`, {
    method: 'DELETE',
    headers: { 'X-API-Key': key },
  });
}

test('200: pages join to all jobs of the key, newest first, even when others come between', async () => {
  const [key, other] = [await createKey(), await createKey()];
  const ids: string[] = [];
  for (let i = 0; i < 7; i++) {
    ids.unshift(await submit(key));
    await submit(other);
  }
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: ListAnswer = await list(key, `?limit=3${cursor && `&cursor=${cursor}`}`);
    assert.ok(page.jobs.length <= 3);
    seen.push(...page.jobs.map(({ id }) => id));
    cursor = page.next_cursor;
    await submit(key);
  }
  assert.equal(new Set(seen).size, seen.length);
  assert.deepEqual([...seen].sort(), [...ids].sort());
  const all = await list(key, `?limit=${listedJobsMax}`);
  assert.equal(all.next_cursor, null);
  assert.equal(all.jobs.length, 10);
});

test('200: a job in the list is the job without its results', async () => {
  const key = await createKey();
  const id = await submit(key);
  const { results, ...job } = await readJob(await service.get(`/v1/enrich/jobs/${id}`, key));
  assert.deepEqual(results, []);
  assert.deepEqual(await list(key), { jobs: [job], next_cursor: null });
});

test('200: by status', async () => {
  const alone = await openService();
  const ids: string[] = [];
  for (let i = 0; i < 3; i++) {
    const answer = await alone.post('/v1/enrich/async', { transactions: ['a'] });
    ids.push((await readEnrich(answer)).job_id ?? '');
  }
  const failed = await claimOne(alone.db, 'me', true);
  assert.ok(failed);
  await fail(alone.db, failed, 'It failed.');
  await claimOne(alone.db, 'me', true);
  for (const status of ['queued', 'processing', 'failed', 'complete']) {
    const answer = await alone.get(`/v1/enrich/jobs?status=${status}`);
    const { jobs } = (await answer.json()) as ListAnswer;
    assert.deepEqual(
      jobs.map((job) => job.status),
      status === 'complete' ? [] : [status],
    );
  }
  await alone.close();
});

test('400: a query that does not fit, by its path', async () => {
  const notACursor = Buffer.from('1.2').toString('base64url');
  for (const [query, path] of [
    ['?status=CANARY', 'status'],
    ['?limit=0', 'limit'],
    [`?limit=${listedJobsMax + 1}`, 'limit'],
    ['?limit=-1', 'limit'],
    ['?cursor=CANARY', 'cursor'],
    [`?cursor=${notACursor}`, 'cursor'],
  ] as const) {
    const response = await service.get(`/v1/enrich/jobs${query}`);
    assert.equal(response.status, 400);
    const answer = await readInvalid(response);
    assert.ok(!JSON.stringify(answer).includes('CANARY'));
    assert.deepEqual(
      answer.issues.map((issue) => issue.path),
      [path],
    );
  }
});

test('204: an erased job is gone from every route, and only its owner may erase it', async () => {
  const [key, other] = [await createKey(), await createKey()];
  const id = await submit(key);
  assert.equal((await erase(other, id)).status, 401);
  const erased = await erase(key, id);
  assert.deepEqual([erased.status, await erased.text()], [204, '']);
  for (const path of ['', '/results', '/events']) {
    assert.equal((await service.get(`/v1/enrich/jobs/${id}${path}`, key)).status, 404);
  }
  assert.deepEqual((await list(key)).jobs, []);
  assert.equal((await erase(key, id)).status, 404);
  assert.equal((await erase(key, 'CANARY')).status, 404);
});

test('204: a running job is erased for good, and none of its bytes stay on disk', async () => {
  const directory = makeDirectory();
  const key = (await runCommand(directory, 'keys', 'create', '--name', 'a')).stdout.trim();
  const server = await serve(directory);
  const headers = { 'X-API-Key': key };
  const submitted = await fetch(`${server.url}/v1/enrich/async`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'text/plain' },
    body: Array.from({ length: 20_000 }, (_, i) => `CANARY ${i} SEATTLE WA`).join('\n'),
  });
  const url = server.url + submitted.headers.get('location');
  const canaryIn = (name: string) => readFileSync(join(directory, name)).includes('CANARY');
  while ((await readJob(await fetch(`${url}/results`, { headers }))).results.length === 0);
  assert.ok(canaryIn('enrichd.db') || canaryIn('enrichd.db-wal'));
  const erased = await fetch(url, { method: 'DELETE', headers });
  assert.equal(erased.status, 204);
  assert.ok(!canaryIn('enrichd.db'));
  assert.equal((await fetch(url, { headers })).status, 404);
  // A later job goes through, so the run of the erased one has ended.
  const next = await fetch(`${server.url}/v1/enrich/async`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'text/plain' },
    body: 'SPOTIFY',
  });
  const nextUrl = server.url + next.headers.get('location');
  const held = await fetch(nextUrl, { headers: { ...headers, Prefer: 'wait=30' } });
  assert.equal((await readJob(held)).status, 'complete');
  assert.equal(await server.end('SIGTERM'), 0);
  assert.ok(!canaryIn('enrichd.db'));
});
