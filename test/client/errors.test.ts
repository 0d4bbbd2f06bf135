/** The client's errors: one class for each answer the service refuses with. */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import {
  AuthenticationError,
  BodyTooLargeError,
  ConnectionError,
  EnrichdClient,
  EnrichdError,
  IdempotencyError,
  InvalidRequestError,
  NotFoundError,
  QuotaExceededError,
  TimedOutError,
} from '../../src/client/index.ts';
import { openListening } from '../rig/listening.ts';

const service = await openListening({ ENRICHD_SYNC_BODY_BYTES_MAX: '4096' });
const { url: baseUrl, key: apiKey } = service;
const client = new EnrichdClient({ baseUrl, apiKey });
after(() => service.close());

async function failureOf<E extends EnrichdError>(
  promise: Promise<unknown>,
  kind: abstract new (...args: never[]) => E,
): Promise<E> {
  const failure = await promise.then(
    () => assert.fail('it did not fail'),
    (error: unknown) => error,
  );
  assert.ok(failure instanceof kind, `${failure}`);
  assert.ok(failure instanceof EnrichdError && failure instanceof Error);
  return failure;
}

test('400: InvalidRequestError names the paths', async () => {
  const { status, issues } = await failureOf(
    client.enrich(['UBER TRIP', 'x'.repeat(1025)]),
    InvalidRequestError,
  );
  assert.equal(status, 400);
  assert.equal(issues[0]?.path, 'transactions.1');
  assert.match(issues[0]?.message ?? '', /1024/);
});

test('401: AuthenticationError for a wrong key, no key, and the job of another key', async () => {
  const wrong = new EnrichdClient({ baseUrl, apiKey: 'en_live_wrong' });
  const error = await failureOf(wrong.enrich(['UBER']), AuthenticationError);
  assert.equal(error.message, 'Invalid or revoked API key.');
  const none = await failureOf(new EnrichdClient({ baseUrl }).enrich(['U']), AuthenticationError);
  assert.match(none.message, /^Missing API key\./);
  const { job_id } = await client.enrichAsync(['UBER TRIP']);
  const other = await service.keyring.create({ name: 'other' });
  const stranger = new EnrichdClient({ baseUrl, apiKey: other.key });
  await failureOf(stranger.getJob(job_id), AuthenticationError);
});

test('404: NotFoundError, also for an id that is no path segment', async () => {
  await failureOf(client.getJob('84c8a82d-1234-4678-abcd-ef0123456789'), NotFoundError);
  await failureOf(client.pollJob('../../healthz'), NotFoundError);
});

test('413: BodyTooLargeError tells the limit', async () => {
  const large = Array.from({ length: 10 }, () => 'x'.repeat(1000));
  const { limitBytes } = await failureOf(client.enrich(large), BodyTooLargeError);
  assert.equal(limitBytes, 4096);
});

test('422: IdempotencyError', async () => {
  await client.enrichAsync(['UBER TRIP'], { idempotencyKey: 'a' });
  await failureOf(client.enrichAsync(['NETFLIX'], { idempotencyKey: 'a' }), IdempotencyError);
});

test('429: QuotaExceededError tells usage, limit and plan, and is not retried', async () => {
  const { key } = await service.keyring.create({ name: 'small', quotaItems: 3 });
  const small = new EnrichdClient({ baseUrl, apiKey: key });
  await small.enrich(['UBER TRIP', 'NETFLIX.COM']);
  const requestCount = service.logLines.length;
  const error = await failureOf(small.enrich(['A1 MARKET', 'UBER']), QuotaExceededError);
  assert.deepEqual([error.usage, error.limit, typeof error.plan], [2, 3, 'string']);
  assert.equal(service.logLines.length, requestCount + 1);
});

test('405 and the like: EnrichdError with the status', async () => {
  const elsewhere = new EnrichdClient({ baseUrl: `${baseUrl}/openapi.json?`, apiKey });
  assert.equal((await failureOf(elsewhere.enrich(['UBER']), EnrichdError)).status, 405);
});

test('an answer that is not of enrichd, and none at all', async () => {
  const page = createServer((request, response) => {
    if (request.url?.startsWith('/page')) response.end('<h1>Hello</h1>');
    else if (request.url?.startsWith('/gateway')) response.writeHead(502).end('<h1>Bad</h1>');
  });
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  const address = page.address();
  assert.ok(address !== null && typeof address === 'object');
  const url = `http://127.0.0.1:${address.port}`;
  const at = (path: string, requestTimeoutMs = 60_000) =>
    new EnrichdClient({ baseUrl: url + path, apiKey, requestTimeoutMs, retriesMax: 0 });
  try {
    assert.equal((await failureOf(at('/page').enrich(['U']), EnrichdError)).status, 200);
    const { status, message } = await failureOf(at('/gateway').enrich(['U']), EnrichdError);
    assert.deepEqual([status, message], [502, 'The answer is HTTP 502.']);
    await failureOf(at('/silent', 50).enrich(['U']), TimedOutError);
  } finally {
    page.closeAllConnections();
    page.close();
  }
  const { cause, status } = await failureOf(at('/gone').enrich(['U']), ConnectionError);
  assert.ok(cause instanceof Error && status === undefined);
});
