/** The stored job's endpoints answer as the contract says. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { idempotencyKeyCharactersMax } from '../../src/http/submission.ts';
import { fail } from '../../src/jobs/store.ts';
import { type JobAnswer, readEnrich, readJob } from '../rig/answers.ts';
import { claimOne } from '../rig/claim.ts';
import { openService } from '../rig/service.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const idle = await openService();
const running = await openService();
running.run();
after(() => Promise.all([idle.close(), running.close()]));

async function submit(service: typeof idle, transactions: readonly string[]): Promise<string> {
  const response = await service.post('/v1/enrich/async', { transactions });
  assert.equal(response.status, 202);
  return (await readEnrich(response)).job_id ?? '';
}

async function awaitEnd(service: typeof idle, id: string): Promise<JobAnswer> {
  for (;;) {
    const job = await readJob(await service.get(`/v1/enrich/jobs/${id}`));
    if (job.status === 'complete' || job.status === 'failed') return job;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('202: the body of the contract, and the job in Location', async () => {
  const response = await idle.post('/v1/enrich/async', { transactions: ['SPOTIFY'] });
  assert.equal(response.status, 202);
  const body = await readEnrich(response);
  assert.deepEqual(body, { results: [], job_id: body.job_id, status: 'queued' });
  assert.match(body.job_id ?? '', UUID);
  assert.equal(response.headers.get('location'), `/v1/enrich/jobs/${body.job_id}`);
});

test('queued: no item_count yet, then processing with it', async () => {
  const service = await openService();
  const id = await submit(service, ['a', 'b', 'c']);
  const queued = await readJob(await service.get(`/v1/enrich/jobs/${id}`));
  assert.deepEqual(Object.keys(queued), ['id', 'status', 'results', 'created_at', 'updated_at']);
  assert.equal(queued.status, 'queued');
  assert.match(queued.created_at, ISO);

  const job = await claimOne(service.db, 'owner', true);
  const processing = await readJob(await service.get(`/v1/enrich/jobs/${id}`));
  const { status, item_count, results } = processing;
  assert.deepEqual([status, item_count, results], ['processing', 3, []]);

  assert.ok(job);
  await fail(service.db, job, 'It could not be done.');
  const failed = await readJob(await service.get(`/v1/enrich/jobs/${id}`));
  assert.deepEqual(failed.results, []);
  assert.equal(failed.status, 'failed');
  assert.equal(failed.error, 'It could not be done.');
  await service.close();
});

test('complete: every string once, in order, equal to the synchronous answer', async () => {
  const transactions = Array.from({ length: 1203 }, (_, i) => `STARBUCKS STORE ${i} SEATTLE WA`);
  const id = await submit(running, transactions);
  const job = await awaitEnd(running, id);
  assert.deepEqual(Object.keys(job), [
    'id',
    'status',
    'item_count',
    'results',
    'created_at',
    'updated_at',
  ]);
  assert.equal(job.item_count, 1203);
  const direct = [];
  for (let start = 0; start < transactions.length; start += 100) {
    const answer = await running.post('/v1/enrich', {
      transactions: transactions.slice(start, start + 100),
    });
    direct.push(...(await readEnrich(answer)).results);
  }
  assert.deepEqual(job.results, direct);
});

test('complete: the announced length is the length sent', async () => {
  const id = await submit(running, ['É'.repeat(600), ...Array(700).fill('ÀÉ 🛒')]);
  await awaitEnd(running, id);
  const response = await running.get(`/v1/enrich/jobs/${id}`);
  const announced = Number(response.headers.get('content-length'));
  assert.equal((await response.arrayBuffer()).byteLength, announced);
});

test('401: a job of another key', async () => {
  const id = await submit(idle, ['a']);
  const other = await idle.keyring.create({ name: 'other' });
  const response = await idle.get(`/v1/enrich/jobs/${id}`, other.key);
  assert.equal(response.status, 401);
  assert.equal(await response.text(), '{"error": "Invalid or revoked API key."}');
});

test('200: an idempotency key repeated with the same body gives the same job', async () => {
  const headers = { 'X-API-Key': idle.key, 'Idempotency-Key': 'order-1' };
  const body = { transactions: ['a', 'b'] };
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => idle.post('/v1/enrich/async', body, headers)),
  );
  const statuses = answers.map(({ status }) => status).sort();
  assert.deepEqual(statuses, [...Array(49).fill(200), 202]);
  const ids = await Promise.all(answers.map(async (answer) => (await readEnrich(answer)).job_id));
  assert.equal(new Set(ids).size, 1);
  for (const answer of answers) {
    const isReplay = answer.status === 200;
    assert.equal(answer.headers.get('idempotent-replayed'), isReplay ? 'true' : null);
  }
});

test('422: an idempotency key repeated with another body', async () => {
  const headers = { 'X-API-Key': idle.key, 'Idempotency-Key': 'order-2' };
  await idle.post('/v1/enrich/async', { transactions: ['a'] }, headers);
  const refused = await idle.post('/v1/enrich/async', { transactions: ['b'] }, headers);
  assert.equal(refused.status, 422);
  assert.equal(
    await refused.text(),
    '{"error": "Idempotency key was used with a different request."}',
  );
});

test('202: two keys may use the same idempotency key', async () => {
  const other = await idle.keyring.create({ name: 'other' });
  for (const key of [idle.key, other.key]) {
    const headers = { 'X-API-Key': key, 'Idempotency-Key': 'order-3' };
    const response = await idle.post('/v1/enrich/async', { transactions: ['a'] }, headers);
    assert.equal(response.status, 202);
  }
});

test('400: an idempotency key that is not visible ASCII, or too long', async () => {
  for (const [key, status] of [
    ['a b', 400],
    ['k'.repeat(idempotencyKeyCharactersMax), 202],
    ['k'.repeat(idempotencyKeyCharactersMax + 1), 400],
  ] as const) {
    const headers = { 'X-API-Key': idle.key, 'Idempotency-Key': key };
    const response = await idle.post('/v1/enrich/async', { transactions: ['a'] }, headers);
    assert.equal(response.status, status);
  }
});
