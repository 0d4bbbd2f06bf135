/** More work than there is room for is refused with a word on when to come back. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pipelinedRequestsMax } from '../../src/http/exchanges.ts';
import { createHeldBodies, heldBodyBytesMax } from '../../src/http/held-bodies.ts';
import { bucketsMax, createRateLimiter } from '../../src/http/rate.ts';
import { mainThreadItemsMax, urgentBatchesMax } from '../../src/http/routes/enrich.ts';
import { estimateRetryAfter, retryAfterSecondsMax } from '../../src/jobs/retry-after.ts';
import { readEnrich } from '../rig/answers.ts';
import { createManualClock } from '../rig/clock.ts';
import { openService } from '../rig/service.ts';

const UNAVAILABLE = '{"error": "Service unavailable. Retry later."}';
const isUnavailable = { code: 'unavailable' };
const service = await openService();
after(() => service.close());

const limits = { queuedJobsMax: 100, queuedItemsMax: 10_000 };

const WAITS = [
  { name: 'items over', jobs: 5, items: 10_000, rate: 100, itemCount: 500, seconds: 5 },
  { name: 'a part of a second', jobs: 5, items: 9999, rate: 1000, itemCount: 2, seconds: 1 },
  { name: 'jobs over', jobs: 100, items: 5000, rate: 10, itemCount: 1, seconds: 5 },
  { name: 'the worse of both', jobs: 100, items: 10_000, rate: 10, itemCount: 400, seconds: 40 },
  { name: 'never longer', jobs: 5, items: 10_000, rate: 1, itemCount: 9000, seconds: 300 },
  { name: 'nothing known', jobs: 100, items: 100, rate: 0, itemCount: 1, seconds: 5 },
];

for (const { name, jobs, items, rate, itemCount, seconds } of WAITS) {
  test(`the wait asked for follows the measured rate: ${name}`, () => {
    const queue = { queuedJobs: jobs, queuedItems: items };
    const drain = { items: rate * 10, spanMs: 10_000 };
    assert.equal(estimateRetryAfter(queue, drain, limits, itemCount), seconds);
    assert.ok(seconds <= retryAfterSecondsMax);
  });
}

test('503: a queue full of jobs or of items, with the wait measured on ended jobs', async () => {
  for (const [name, max] of [
    ['ENRICHD_QUEUED_JOBS_MAX', '2'],
    ['ENRICHD_QUEUED_ITEMS_MAX', '4'],
  ] as const) {
    const small = await openService({ [name]: max });
    const post = () => small.post('/v1/enrich/async', { transactions: ['SPOTIFY', 'HULU'] });
    const runner = small.run();
    const { job_id } = await readEnrich(await post());
    const headers = { 'X-API-Key': small.key, Prefer: 'wait=30' };
    await small.fetch(`/v1/enrich/jobs/${job_id}`, { headers });
    await runner.stop();
    assert.deepEqual([(await post()).status, (await post()).status], [202, 202]);
    const refused = await post();
    assert.equal(refused.status, 503);
    assert.equal(await refused.text(), UNAVAILABLE);
    const wait = Number(refused.headers.get('retry-after'));
    assert.ok(Number.isInteger(wait) && wait >= 1 && wait <= retryAfterSecondsMax, `${wait}`);
    await small.close();
  }
});

test('503: synchronous requests past those that may wait; the others are answered', async () => {
  const transactions = Array(mainThreadItemsMax + 1).fill('SPOTIFY');
  const answers = await Promise.all(
    Array.from({ length: 3 * urgentBatchesMax }, () =>
      service.post('/v1/enrich', { transactions }),
    ),
  );
  const refused = answers.filter(({ status }) => status === 503);
  const served = answers.filter(({ status }) => status === 200);
  assert.ok(served.length >= urgentBatchesMax && refused.length > 0, `${served.length} served`);
  assert.equal(served.length + refused.length, answers.length);
  assert.equal(await refused[0]?.text(), UNAVAILABLE);
  assert.match(refused[0]?.headers.get('retry-after') ?? '', /^\d+$/);
});

test('429: the quota holds to the item, however many ask at once', async () => {
  const { key } = await service.keyring.create({ name: 'q', quotaItems: 100 });
  const paths = ['/v1/enrich', '/v1/enrich/async'];
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      service.post(paths[i % 2] ?? '', { transactions: ['a', 'b', 'c'] }, { 'X-API-Key': key }),
    ),
  );
  const taken = answers.filter(({ status }) => status < 300);
  assert.equal(taken.length, 33);
  for (const refused of answers.filter(({ status }) => status > 299)) {
    const text = await refused.text();
    assert.match(
      text,
      /^\{"error": "Monthly quota exceeded\.", "usage": \d+, "limit": 100, "plan": "self-hosted"\}$/,
    );
  }
  const [one] = await Promise.all([
    service.post('/v1/enrich', { transactions: ['a'] }, { 'X-API-Key': key }),
  ]);
  assert.equal(one.status, 200);
});

test('429: the rate of a key is refilled steadily, and no other key feels it', async () => {
  const clock = createManualClock();
  const rate = createRateLimiter(10, clock);
  const limited = { code: 'rate_limited', headers: { 'Retry-After': '1' } };
  for (let i = 0; i < 10; i++) rate.take('a');
  assert.throws(() => rate.take('a'), limited);
  rate.take('b');
  await clock.advance(100);
  rate.take('a');
  assert.throws(() => rate.take('a'), limited);
  await clock.advance(1000);
  for (let i = 0; i < 10; i++) rate.take('a');
  assert.throws(() => rate.take('a'), limited);
});

test('a flood of keys makes the limiter forget the oldest, never grow', () => {
  const rate = createRateLimiter(1, createManualClock());
  rate.take('first');
  for (let i = 1; i < bucketsMax; i++) rate.take(`key ${i}`);
  assert.throws(() => rate.take('first'));
  for (let i = 0; i < bucketsMax; i++) rate.take(`other ${i}`);
  rate.take('first');
});

test('503: bodies beyond the memory for them; one alone is taken, and room is given back', () => {
  const holdBody = createHeldBodies();
  const [big, small] = [holdBody(), holdBody()];
  big.take(heldBodyBytesMax - 10);
  small.take(10);
  assert.throws(() => small.take(1), isUnavailable);
  assert.throws(() => big.take(1), isUnavailable);
  small.release();
  big.take(1000);
  assert.throws(() => small.take(1), isUnavailable);
  big.release();
  small.take(heldBodyBytesMax);
});

test('bodies answered, refused or broken off leave nothing held', async () => {
  const body = JSON.stringify({ transactions: ['x'.repeat(1000)], padding: 'y'.repeat(1_500_000) });
  const count = Math.ceil((heldBodyBytesMax / body.length) * 1.2);
  for (let i = 0; i < count; i++) {
    const path = i % 2 === 0 ? '/v1/enrich' : '/v1/enrich/async';
    const sent = i % 3 === 0 ? body.slice(1) : body;
    const init = { method: 'POST', headers: { 'X-API-Key': service.key }, body: sent };
    assert.notEqual((await service.fetch(path, init)).status, 503);
  }
  assert.ok(pipelinedRequestsMax * body.length < heldBodyBytesMax);
});
