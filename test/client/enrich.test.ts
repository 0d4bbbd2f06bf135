/** The client against a real server: at once, as a job, with details and hints. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { EnrichdClient, type Job, JobFailedError, TimedOutError } from '../../src/client/index.ts';
import { fail } from '../../src/jobs/store.ts';
import { claimOne } from '../rig/claim.ts';
import { openListening } from '../rig/listening.ts';

const service = await openListening();
const client = new EnrichdClient({ baseUrl: `${service.url}/`, apiKey: service.key });
after(() => service.close());

test('enrich answers one item for each transaction, as the service sends it', async () => {
  const transactions = ['NETFLIX.COM ON DEMAND', '0000000000'];
  const answer = await client.enrich(transactions);
  const sent = await service.post('/v1/enrich', { transactions });
  assert.deepEqual(answer, await sent.json());
  const [netflix] = answer.results;
  assert.ok(netflix?.status === 'complete');
  assert.equal(netflix.merchant, 'Netflix');
  assert.equal(netflix.mcc_code, '4899');
  assert.equal(netflix.details, undefined);
});

test('details, hints and the own id go out and come back', async () => {
  const { results } = await client.enrich(
    [{ description: 'SQ *BLUE BOTTLE COFFEE SAN FRANCISCO CA', id: 'row-7', amount: 6.5 }],
    { include: ['details'], country: 'US' },
  );
  const [item] = results;
  assert.ok(item?.status === 'complete');
  assert.equal(item.id, 'row-7');
  assert.equal(item.details?.location.city, 'San Francisco');
  const name = item.details?.reasons.find(({ code }) => code === 'alias_exact');
  assert.equal(item.input.slice(...(name?.span ?? [])), 'BLUE BOTTLE COFFEE');
});

test('a job is submitted, waited for and shown; onProgress sees each state on the way', async () => {
  const { job_id } = await client.enrichAsync(['SPOTIFY P1A2B3', 'STARBUCKS STORE 00123']);
  const seen: Job[] = [];
  const ended = client.pollJob(job_id, {
    intervalMs: 1,
    onProgress(job) {
      seen.push(job);
      if (seen.length === 2) service.run();
    },
  });
  const job = await ended;
  assert.deepEqual(
    job.results.map((item) => item.status === 'complete' && item.merchant),
    ['Spotify', 'Starbucks'],
  );
  assert.equal(job.item_count, 2);
  assert.deepEqual(
    seen.slice(0, 2).map(({ status, item_count }) => [status, item_count]),
    [
      ['queued', undefined],
      ['queued', undefined],
    ],
  );
  assert.equal(seen.at(-1), job);
  assert.deepEqual(await client.getJob(job_id), job);
});

test('waitSeconds holds the answer back until the job has ended', async () => {
  const { job_id } = await client.enrichAsync(['SHELL OIL 57444212 HOUSTON TX']);
  const { status } = await client.getJob(job_id, { waitSeconds: 30 });
  assert.equal(status, 'complete');
});

test('the same idempotency key names the same job', async () => {
  const submit = () => client.enrichAsync(['UBER TRIP'], { idempotencyKey: 'import-2026-11' });
  assert.equal((await submit()).job_id, (await submit()).job_id);
  const other = await client.enrichAsync(['UBER TRIP'], { idempotencyKey: 'import-2026-12' });
  assert.notEqual(other.job_id, (await submit()).job_id);
});

test('pollJob ends when its time is up, and with the reason of the signal', async () => {
  const idle = await openListening();
  try {
    const waiting = new EnrichdClient({ baseUrl: idle.url, apiKey: idle.key });
    const { job_id } = await waiting.enrichAsync(['UBER TRIP']);
    await assert.rejects(waiting.pollJob(job_id, { timeoutMs: 50, intervalMs: 5 }), TimedOutError);
    const stop = new AbortController();
    const reason = new Error('the page was left');
    const polled = waiting.pollJob(job_id, {
      signal: stop.signal,
      onProgress: () => stop.abort(reason),
    });
    await assert.rejects(polled, reason);
  } finally {
    await idle.close();
  }
});

test('pollJob throws for a job that failed, with the job', async () => {
  const broken = await openListening();
  try {
    const failing = new EnrichdClient({ baseUrl: broken.url, apiKey: broken.key });
    const { job_id } = await failing.enrichAsync(['UBER TRIP']);
    const job = await claimOne(broken.db, 'me', true);
    assert.ok(job);
    await fail(broken.db, job, 'The job could not be finished.');
    await assert.rejects(failing.pollJob(job_id), (error) => {
      assert.ok(error instanceof JobFailedError);
      assert.equal(error.job.id, job_id);
      assert.equal(error.message, 'The job could not be finished.');
      return true;
    });
  } finally {
    await broken.close();
  }
});
