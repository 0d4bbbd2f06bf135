/** What is done of a job can be had while it runs and after, in three forms. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Database } from '../../src/db/client.ts';
import type { Job } from '../../src/jobs/job.ts';
import { fail, storeChunk } from '../../src/jobs/store.ts';
import { readInput } from '../../src/jobs/store-reads.ts';
import { batchItemsMax } from '../../src/pool/pool.ts';
import { type JobAnswer, readEnrich, readJob } from '../rig/answers.ts';
import { claimOne } from '../rig/claim.ts';
import { openService } from '../rig/service.ts';

const service = await openService();
after(() => service.close());

const transactions = Array.from({ length: 2 * batchItemsMax + 3 }, (_, i) => ({
  description: i % 7 ? `CAFÉ "${i}", PARIS\nLINE 2` : '???',
  id: `id ${i}`,
}));

async function submit(body: object): Promise<string> {
  const response = await service.post('/v1/enrich/async', body);
  return (await readEnrich(response)).job_id ?? '';
}

async function take(): Promise<Job> {
  const job = await claimOne(service.db, 'me', true);
  assert.ok(job);
  return job;
}

/** Does one chunk of a claimed job, as the runner would. */
async function work(db: Database, job: Job, seq: number): Promise<void> {
  const input = await readInput(db, job.id, seq);
  assert.ok(input);
  const result = await service.pool.enrichBatch(input, { entryOptions: JSON.parse(job.options) });
  assert.ok(result.isOk);
  const { bytes, itemCount } = result;
  await storeChunk(db, job, { seq, itemCount, bytes });
}

function get(id: string, accept?: string): Promise<Response> {
  const headers = { 'X-API-Key': service.key, ...(accept ? { Accept: accept } : {}) };
  return service.fetch(`/v1/enrich/jobs/${id}/results`, { headers });
}

async function readAll(id: string): Promise<JobAnswer> {
  const response = await get(id);
  assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
  const job = await readJob(response);
  const lines = (await (await get(id, 'application/x-ndjson')).text()).split('\n');
  assert.equal(lines.pop(), '');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    job.results,
  );
  const rows: string[][] = parse(await (await get(id, 'text/csv')).text());
  assert.deepEqual(rows.shift()?.slice(0, 3), ['input', 'id', 'status']);
  assert.deepEqual(
    rows.map((row) => row.slice(0, 3)),
    job.results.map((item) => [item.input, 'id' in item ? item.id : '', item.status]),
  );
  return job;
}

test('200: nothing while queued, then the items from the first on without a gap, then all', async () => {
  const id = await submit({ transactions });
  const queued = await readAll(id);
  assert.deepEqual([queued.status, queued.results], ['queued', []]);
  const job = await take();
  const counts: number[] = [];
  for (const seq of [1, 0, 2]) {
    await work(service.db, job, seq);
    const { status, results } = await readAll(id);
    assert.equal((await get(id)).headers.get('job-status'), status);
    assert.deepEqual(
      results.map((item) => item.input),
      transactions.slice(0, results.length).map((entry) => entry.description),
    );
    counts.push(results.length);
  }
  assert.deepEqual(counts, [0, 2 * batchItemsMax, transactions.length]);
  const whole = await service.get(`/v1/enrich/jobs/${id}`);
  assert.equal(await (await get(id)).text(), await whole.text());
});

test('200: the announced length of a part is the length sent', async () => {
  const id = await submit({ transactions });
  await work(service.db, await take(), 0);
  const response = await get(id);
  const announced = Number(response.headers.get('content-length'));
  assert.equal((await response.arrayBuffer()).byteLength, announced);
});

test('200: a failed job still gives what was done', async () => {
  const id = await submit({ transactions });
  const job = await take();
  await work(service.db, job, 0);
  await fail(service.db, job, 'It could not be done.');
  const answer = await readAll(id);
  assert.deepEqual([answer.status, answer.results.length], ['failed', batchItemsMax]);
  assert.deepEqual((await readJob(await service.get(`/v1/enrich/jobs/${id}`))).results, []);
});

test('200: with details, the table has their columns', async () => {
  const id = await submit({ transactions: ['STARBUCKS 123 SEATTLE WA'], include: ['details'] });
  await work(service.db, await take(), 0);
  const text = await (await get(id, 'text/csv')).text();
  const [row]: Record<string, string>[] = parse(text, { columns: true });
  assert.deepEqual(
    [row?.merchant, row?.city, row?.store_number, row?.plaid_primary],
    ['Starbucks', 'Seattle', '123', 'FOOD_AND_DRINK'],
  );
});

test('200: the form is the one the client likes best, and JSON when it does not say', async () => {
  const id = await submit({ transactions: ['SPOTIFY'] });
  await work(service.db, await take(), 0);
  for (const [accept, type] of [
    ['*/*', 'application/json'],
    ['image/png', 'application/json'],
    ['text/csv;q=0.5, application/x-ndjson', 'application/x-ndjson'],
    ['text/*', 'text/csv'],
  ] as const) {
    const response = await get(id, accept);
    assert.equal(response.headers.get('content-type'), `${type}; charset=utf-8`);
    assert.equal(response.headers.get('vary'), 'Accept');
  }
});

test('404, 401: results of no job, and of the job of another key', async () => {
  assert.equal((await get(crypto.randomUUID())).status, 404);
  assert.equal((await get('1')).status, 404);
  const id = await submit({ transactions: ['SPOTIFY'] });
  const other = await service.keyring.create({ name: 'other' });
  assert.equal((await service.get(`/v1/enrich/jobs/${id}/results`, other.key)).status, 401);
});
