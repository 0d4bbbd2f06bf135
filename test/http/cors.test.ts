/** Browsers: by default no page of another origin may call the API; chosen origins may. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { preflightSeconds } from '../../src/http/cors.ts';
import { openListening } from '../rig/listening.ts';

const app = 'https://app.example';
const local = 'http://localhost:5173';
const closed = await openListening();
const open = await openListening({ ENRICHD_CORS_ORIGIN: `${app}, ${local}` });
open.run();
after(() => Promise.all([closed.close(), open.close()]));

type Service = typeof open;

const CORS = /^access-control-/;

function corsHeaders(response: Response): Record<string, string> {
  return Object.fromEntries([...response.headers].filter(([name]) => CORS.test(name)));
}

function list(response: Response, name: string): string[] {
  return (response.headers.get(name) ?? '').split(/\s*,\s*/);
}

function preflight(service: Service, origin: string, path = '/v1/enrich'): Promise<Response> {
  const headers = {
    Origin: origin,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'content-type,x-api-key',
  };
  return fetch(service.url + path, { method: 'OPTIONS', headers });
}

function post(service: Service, path: string, headers: Record<string, string>): Promise<Response> {
  return fetch(service.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ transactions: ['SPOTIFY'] }),
  });
}

test('without the setting nothing is allowed, and no answer has a header for it', async () => {
  const refused = await preflight(closed, app);
  assert.equal(refused.status, 405);
  const answer = await post(closed, '/v1/enrich', { Origin: app, 'X-API-Key': closed.key });
  assert.equal(answer.status, 200);
  for (const response of [refused, answer]) {
    assert.deepEqual(corsHeaders(response), {});
    assert.equal(response.headers.get('vary'), null);
  }
});

for (const origin of [app, local]) {
  test(`a preflight from ${origin} is answered without a key`, async () => {
    const response = await preflight(open, origin);
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('access-control-allow-origin'), origin);
    assert.equal(response.headers.get('access-control-max-age'), String(preflightSeconds));
    assert.ok(list(response, 'vary').includes('Origin'));
    for (const name of ['X-API-Key', 'Content-Type', 'Idempotency-Key', 'Prefer']) {
      assert.ok(list(response, 'access-control-allow-headers').includes(name), name);
    }
    for (const method of ['GET', 'POST', 'DELETE']) {
      assert.ok(list(response, 'access-control-allow-methods').includes(method), method);
    }
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
  });
}

test('an answer names the origin that asked, shows what the client reads, and keeps its own', async () => {
  const response = await post(open, '/v1/enrich/async', { Origin: app, 'X-API-Key': open.key });
  assert.equal(response.status, 202);
  assert.equal(response.headers.get('access-control-allow-origin'), app);
  const exposed = list(response, 'access-control-expose-headers');
  for (const name of ['Location', 'Retry-After', 'Preference-Applied', 'Job-Status']) {
    assert.ok(exposed.includes(name), name);
  }
  assert.ok(list(response, 'vary').includes('Origin'));
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.match(response.headers.get('content-type') ?? '', /^application\/json/);

  const headers = { Origin: app, 'X-API-Key': open.key };
  const events = await fetch(`${open.url}${response.headers.get('location')}/events`, { headers });
  assert.equal(events.headers.get('access-control-allow-origin'), app);
  assert.match(await events.text(), /event: complete/);

  const results = await fetch(`${open.url}${response.headers.get('location')}/results`, {
    headers,
  });
  assert.equal(results.headers.get('job-status'), 'complete');
  assert.deepEqual(list(results, 'vary').toSorted(), ['Accept', 'Origin']);
});

test('a refusal can be read by the page as well', async () => {
  const response = await post(open, '/v1/enrich', { Origin: app, 'X-API-Key': 'wrong' });
  assert.equal(response.status, 401);
  assert.equal(response.headers.get('access-control-allow-origin'), app);
  assert.ok('error' in ((await response.json()) as object));
});

test('another origin, and one that only looks alike, gets no leave', async () => {
  for (const origin of [
    'https://evil.example',
    `${app}.evil.example`,
    'http://app.example',
    'null',
  ]) {
    const asked = await preflight(open, origin);
    const answer = await post(open, '/v1/enrich', { Origin: origin, 'X-API-Key': open.key });
    for (const response of [asked, answer]) {
      assert.equal(response.headers.get('access-control-allow-origin'), null, origin);
      assert.ok(list(response, 'vary').includes('Origin'));
    }
  }
});

test('pages and metrics stay closed to other origins', async () => {
  for (const path of ['/metrics', '/console', '/healthz']) {
    const response = await fetch(open.url + path, { headers: { Origin: app } });
    assert.deepEqual(corsHeaders(response), {}, path);
  }
});
