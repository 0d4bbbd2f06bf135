/** The client asks again when that can help, and only then. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  ConnectionError,
  EnrichdClient,
  EnrichdError,
  RateLimitError,
  UnavailableError,
} from '../../src/client/index.ts';
import { parseRetryAfter } from '../../src/client/request.ts';
import { backoffMs } from '../../src/client/wait.ts';
import { makeDirectory } from '../rig/directory.ts';
import { type Listening, openListening } from '../rig/listening.ts';
import { runCommand, serve } from '../rig/process.ts';
import { startProxy } from '../rig/proxy.ts';

const service = await openListening({ ENRICHD_KEY_REQUESTS_PER_SECOND_MAX: '1' });
after(() => service.close());

/** A client with a key of its own, so that no test uses up the rate of another. */
async function connect(
  { url, keyring }: Listening,
  options: Partial<ConstructorParameters<typeof EnrichdClient>[0]> = {},
): Promise<EnrichdClient> {
  const { key } = await keyring.create({ name: 'one of many' });
  return new EnrichdClient({ baseUrl: url, apiKey: key, ...options });
}

test('429: the rate limit is waited out by Retry-After', async () => {
  const client = await connect(service);
  const startedAtMs = performance.now();
  await client.enrich(['UBER TRIP']);
  const { status } = await client.enrich(['UBER TRIP']);
  assert.equal(status, 'complete');
  assert.ok(performance.now() - startedAtMs >= 1000);
});

test('429: RateLimitError at once when the wait is longer than allowed, or no retry is left', async () => {
  for (const options of [{ retryWaitMsMax: 500 }, { retriesMax: 0 }]) {
    const client = await connect(service, options);
    await client.enrich(['UBER TRIP']);
    await assert.rejects(client.enrich(['UBER TRIP']), (error) => {
      assert.ok(error instanceof RateLimitError);
      assert.deepEqual([error.status, error.retryAfterMs], [429, 1000]);
      return true;
    });
  }
});

test('429: a signal ends the wait', async () => {
  const client = await connect(service);
  await client.enrich(['UBER TRIP']);
  const signal = AbortSignal.timeout(20);
  await assert.rejects(client.enrich(['UBER TRIP'], { signal }), { name: 'TimeoutError' });
});

test('503: a full queue is waited out', async () => {
  const full = await openListening({ ENRICHD_QUEUED_JOBS_MAX: '1' });
  try {
    const client = await connect(full);
    await client.enrichAsync(['UBER TRIP']);
    const submitted = client.enrichAsync(['NETFLIX.COM']);
    await until(() => full.logLines.some((line) => line.includes('503')));
    full.run();
    const job = await client.pollJob((await submitted).job_id);
    assert.equal(job.results.length, 1);
  } finally {
    await full.close();
  }
});

test('503: UnavailableError at once when the wait is longer than allowed', async () => {
  const stopping = await openListening();
  try {
    const client = await connect(stopping, { retryWaitMsMax: 1000 });
    stopping.drain();
    await assert.rejects(client.enrich(['UBER TRIP']), (error) => {
      assert.ok(error instanceof UnavailableError);
      assert.ok((error.retryAfterMs ?? 0) > 1000);
      return true;
    });
  } finally {
    await stopping.close();
  }
});

test('a broken connection: asked again, unless that could make a second job', async () => {
  const calm = await openListening();
  const proxy = await startProxy(calm.url);
  try {
    const client = await connect(calm, { baseUrl: proxy.url });
    proxy.decide((_, count) => (count === 1 ? 'cut' : 'pass'));
    assert.equal((await client.enrich(['UBER TRIP'])).results.length, 1);

    let requestCount = 0;
    proxy.decide((_, count) => {
      requestCount = count;
      return count === 1 ? 'swallow' : 'pass';
    });
    await assert.rejects(client.enrichAsync(['UBER TRIP']), ConnectionError);
    assert.equal(requestCount, 1);

    proxy.decide((_, count) => (count === 1 ? 'swallow' : 'pass'));
    const { job_id } = await client.enrichAsync(['UBER TRIP'], { idempotencyKey: 'once' });
    const again = await client.enrichAsync(['UBER TRIP'], { idempotencyKey: 'once' });
    assert.equal(job_id, again.job_id);

    proxy.decide(() => 'cut');
    const impatient = await connect(calm, { baseUrl: proxy.url, retriesMax: 1 });
    await assert.rejects(impatient.getJob(job_id), ConnectionError);
  } finally {
    proxy.close();
    await calm.close();
  }
});

test('pollJob outlives a server that is killed and started again', async () => {
  const dataDir = makeDirectory();
  const first = await serve(dataDir);
  const { stdout } = await runCommand(dataDir, 'keys', 'create', '--name', 'app');
  const client = new EnrichdClient({ baseUrl: first.url, apiKey: stdout.trim() });
  const transactions = Array.from({ length: 5_000 }, (_, row) => `STARBUCKS STORE ${row}`);
  const { job_id } = await client.enrichAsync(transactions);
  const { promise: isAnswered, resolve } = Promise.withResolvers<void>();
  const polled = client.pollJob(job_id, {
    intervalMs: 20,
    intervalMsMax: 50,
    onProgress: () => resolve(),
  });
  await isAnswered;
  await first.end('SIGKILL');
  const second = await serve(dataDir, { ENRICHD_PORT: new URL(first.url).port });
  try {
    const { results } = await polled;
    assert.deepEqual(
      results.map(({ input }) => input),
      transactions,
    );
  } finally {
    await second.end('SIGTERM');
  }
});

test('Retry-After is read in seconds and as a date; else it counts as absent', () => {
  const nowMs = Date.parse('2026-11-29T10:00:00Z');
  assert.equal(parseRetryAfter('5', nowMs), 5000);
  assert.equal(parseRetryAfter('Sun, 29 Nov 2026 10:00:30 GMT', nowMs), 30_000);
  assert.equal(parseRetryAfter('Sun, 29 Nov 2026 09:00:00 GMT', nowMs), 0);
  assert.equal(parseRetryAfter('soon', nowMs), undefined);
  assert.equal(parseRetryAfter(null, nowMs), undefined);
});

test('pauses double up to their maximum, and jitter takes away at most half', () => {
  const pauses = (random: number) => [0, 1, 2, 3].map((n) => backoffMs(n, 200, 1000, random));
  assert.deepEqual(pauses(0), [100, 200, 400, 500]);
  assert.deepEqual(pauses(1 - Number.EPSILON), [200, 400, 800, 1000]);
});

test('nothing but a refusal and a missing answer is asked again', async () => {
  const client = await connect(service);
  const lineCount = service.logLines.length;
  await assert.rejects(client.enrich([]), EnrichdError);
  assert.equal(service.logLines.length, lineCount + 1);
});

/** Lets other work go on until the condition holds. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(setImmediate);
}
