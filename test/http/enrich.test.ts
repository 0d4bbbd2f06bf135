/** The synchronous endpoint answers as the contract says. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readEnrich } from '../rig/answers.ts';
import { openService } from '../rig/service.ts';

const service = await openService();
after(() => service.close());

const STATUSES = ['complete', 'rejected', 'retry'];
const COMPLETE_KEYS = [
  'input',
  'status',
  'source',
  'merchant',
  'domain',
  'category',
  'mcc_code',
  'is_subscription',
  'confidence',
];

test('200: one item per string, in the order sent, and no job', async () => {
  const transactions = ['NETFLIX.COM ON DEMAND', '', 'SQ *BLUE BOTTLE COFFEE "SF" CA', 'Tëst 🛒'];
  const response = await service.post('/v1/enrich', { transactions });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
  const body = await readEnrich(response);
  assert.deepEqual(Object.keys(body), ['results', 'job_id', 'status']);
  assert.equal(body.job_id, null);
  assert.deepEqual(
    body.results.map((item) => item.input),
    transactions,
  );
  for (const item of body.results) {
    assert.ok(STATUSES.includes(item.status));
    const keys = item.status === 'complete' ? COMPLETE_KEYS : ['input', 'status'];
    assert.deepEqual(Object.keys(item), keys);
  }
  const hasRetry = body.results.some((item) => item.status === 'retry');
  assert.equal(body.status, hasRetry ? 'partial' : 'complete');
});

test('200: the same strings give the same bytes on the main thread and in a worker', async () => {
  const transactions = Array.from({ length: 100 }, (_, i) => `SHELL OIL ${i} HOUSTON TX`);
  const together = await readEnrich(await service.post('/v1/enrich', { transactions }));
  const alone = await Promise.all(
    transactions.map(async (text) => {
      const answer = await service.post('/v1/enrich', { transactions: [text] });
      return (await readEnrich(answer)).results[0];
    }),
  );
  assert.deepEqual(together.results, alone);
});

test('200: 1,024 characters are taken, counted as characters and not as bytes', async () => {
  const response = await service.post('/v1/enrich', { transactions: ['🛒'.repeat(1024)] });
  assert.equal(response.status, 200);
});

test('200: a bearer token is a key too', async () => {
  const response = await service.post(
    '/v1/enrich',
    { transactions: ['SPOTIFY'] },
    { Authorization: `Bearer ${service.key}` },
  );
  assert.equal(response.status, 200);
});

test('401: X-API-Key wins over a bearer token', async () => {
  const response = await service.post(
    '/v1/enrich',
    { transactions: ['SPOTIFY'] },
    { 'X-API-Key': 'en_live_wrong', Authorization: `Bearer ${service.key}` },
  );
  assert.equal(response.status, 401);
});

test('every answer carries the security headers', async () => {
  for (const path of ['/v1/enrich', '/healthz', '/nowhere']) {
    const response = await service.get(path);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(response.headers.get('cache-control'), 'no-store');
  }
});

test('the log has one line a request and nothing that was submitted', async () => {
  const canary = 'CANARY4111111111111111';
  const linesBefore = service.logLines.length;
  await service.post('/v1/enrich', { transactions: [canary] });
  await service.post('/v1/enrich', { [canary]: canary });
  await service.post(`/v1/${canary}`, { transactions: [] });
  await service.get(`/v1/enrich/jobs/${canary}`);
  const lines = service.logLines.slice(linesBefore);
  assert.equal(lines.length, 4);
  assert.ok(!service.logLines.join('').includes('CANARY'));
  assert.ok(!service.logLines.join('').includes(service.key));
});
