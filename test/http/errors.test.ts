/** Every error of the contract, byte for byte, one row each. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type InvalidAnswer, readInvalid } from '../rig/answers.ts';
import { openService } from '../rig/service.ts';

const service = await openService({ ENRICHD_SYNC_BODY_BYTES_MAX: '20000' });
after(() => service.close());

const json = { 'Content-Type': 'application/json' };
const auth = { 'X-API-Key': service.key };
const good = JSON.stringify({ transactions: ['SPOTIFY'] });

const MISSING = '{"error": "Missing API key. Provide your key via the X-API-Key header."}';
const INVALID = '{"error": "Invalid or revoked API key."}';
const MEDIA_TYPE = '{"error": "Unsupported media type."}';
const METHOD = '{"error": "Method not allowed."}';
const revoked = await service.keyring.create({ name: 'revoked' });
await service.keyring.revoke(revoked.id);

interface Row {
  readonly name: string;
  readonly path?: string;
  readonly init: RequestInit;
  readonly status: number;
  readonly body: string;
  readonly allow?: string;
}

function post(headers: Record<string, string>, body: string = good): RequestInit {
  return { method: 'POST', headers, body };
}

const ROWS: readonly Row[] = [
  { name: 'no key', init: post(json), status: 401, body: MISSING },
  { name: 'an empty key', init: post({ ...json, 'X-API-Key': '' }), status: 401, body: MISSING },
  {
    name: 'another scheme than bearer',
    init: post({ ...json, Authorization: 'Basic YTpi' }),
    status: 401,
    body: MISSING,
  },
  {
    name: 'text that is no key',
    init: post({ ...json, 'X-API-Key': 'hello' }),
    status: 401,
    body: INVALID,
  },
  {
    name: 'a revoked key',
    init: post({ ...json, 'X-API-Key': revoked.key }),
    status: 401,
    body: INVALID,
  },
  {
    name: 'a key with one character changed',
    init: post({ ...json, 'X-API-Key': `${service.key.slice(0, -1)}!` }),
    status: 401,
    body: INVALID,
  },
  {
    name: 'an unknown route',
    path: '/v1/nothing',
    init: {},
    status: 404,
    body: '{"error": "Not found."}',
  },
  {
    name: 'an unknown job',
    path: '/v1/enrich/jobs/84c8a82d-1234-5678-abcd-ef0123456789',
    init: { headers: auth },
    status: 404,
    body: '{"error": "Job not found."}',
  },
  {
    name: 'a job id that is no UUID',
    path: '/v1/enrich/jobs/%00',
    init: { headers: auth },
    status: 404,
    body: '{"error": "Job not found."}',
  },
  { name: 'GET where POST is due', init: {}, status: 405, body: METHOD, allow: 'POST' },
  {
    name: 'PUT where GET is due',
    path: '/healthz',
    init: { method: 'PUT' },
    status: 405,
    body: METHOD,
    allow: 'GET, HEAD',
  },
  {
    name: 'a body over the limit',
    init: post({ ...json, ...auth }, ' '.repeat(20_001)),
    status: 413,
    body: '{"error": "Request body too large.", "limit_bytes": 20000}',
  },
  {
    name: 'a body announced over the limit',
    init: post({ ...json, ...auth, 'Content-Length': '20001' }),
    status: 413,
    body: '{"error": "Request body too large.", "limit_bytes": 20000}',
  },
  {
    name: 'another media type',
    init: post({ ...auth, 'Content-Type': 'text/csv' }),
    status: 415,
    body: MEDIA_TYPE,
  },
  {
    name: 'another character set',
    init: post({ ...auth, 'Content-Type': 'application/json; charset=latin1' }),
    status: 415,
    body: MEDIA_TYPE,
  },
  {
    name: 'a compressed body',
    init: post({ ...json, ...auth, 'Content-Encoding': 'gzip' }),
    status: 415,
    body: MEDIA_TYPE,
  },
];

for (const { name, path = '/v1/enrich', init, status, body, allow } of ROWS) {
  test(`${status}: ${name}`, async () => {
    const response = await service.fetch(path, init);
    assert.equal(await response.text(), body);
    assert.equal(response.status, status);
    assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(response.headers.get('allow'), allow ?? null);
  });
}

const canary = 'CANARY';
const SHAPES: readonly [string, string, string[]][] = [
  ['text that is not JSON', `{"transactions": ["${canary}"`, ['']],
  ['bytes that are not UTF-8', '\u{d800}', ['']],
  ['an array', `["${canary}"]`, ['']],
  ['null', 'null', ['']],
  ['no transactions', `{"${canary}": 1}`, ['transactions']],
  ['transactions that are no array', `{"transactions": "${canary}"}`, ['transactions']],
  ['no item', '{"transactions": []}', ['transactions']],
  ['too many items', JSON.stringify({ transactions: Array(101).fill(canary) }), ['transactions']],
  [
    'an item that is no string',
    '{"transactions": ["a", 1, null]}',
    ['transactions.1', 'transactions.2'],
  ],
  [
    'an item over 1,024 characters',
    JSON.stringify({ transactions: ['a', canary.repeat(171)] }),
    ['transactions.1'],
  ],
  ['a NUL', `{"transactions": ["${canary}\\u0000"]}`, ['transactions.0']],
  ['a lone surrogate', `{"transactions": ["${canary}\\ud800"]}`, ['transactions.0']],
];

for (const [name, text, paths] of SHAPES) {
  test(`400: ${name}, with the path and without the text`, async () => {
    const bytes = text === '\u{d800}' ? new Uint8Array([0x22, 0xff, 0x22]) : text;
    const init = { method: 'POST', headers: { ...json, ...auth }, body: bytes };
    const response = await service.fetch('/v1/enrich', init);
    assert.equal(response.status, 400);
    const answer = await response.text();
    assert.ok(!answer.includes(canary));
    const { error, issues, ...others } = JSON.parse(answer) as InvalidAnswer;
    assert.match(error, /^[A-Z][^.]*\.$/);
    assert.deepEqual(
      issues.map((issue) => issue.path),
      paths,
    );
    for (const issue of issues) assert.match(issue.message, /^Expected .*\.$/);
    assert.deepEqual(others, {});
  });
}

test('400: at most 20 issues are listed', async () => {
  const response = await service.post('/v1/enrich', { transactions: Array(100).fill(0) });
  assert.equal((await readInvalid(response)).issues.length, 20);
});

test('429: the rate of a key, with Retry-After', async () => {
  const limited = await openService({ ENRICHD_KEY_REQUESTS_PER_SECOND_MAX: '1' });
  await limited.post('/v1/enrich', { transactions: ['a'] });
  const response = await limited.post('/v1/enrich', { transactions: ['a'] });
  assert.equal(response.status, 429);
  assert.equal(await response.text(), '{"error": "Rate limit exceeded."}');
  assert.equal(response.headers.get('retry-after'), '1');
  await limited.close();
});

test('429: the quota of a key, with its usage, and nothing charged for the refused', async () => {
  const { key } = await service.keyring.create({ name: 'small', quotaItems: 3 });
  const send = (path: string, count: number) =>
    service.post(path, { transactions: Array(count).fill('SPOTIFY') }, { 'X-API-Key': key });
  assert.equal((await send('/v1/enrich', 1)).status, 200);
  assert.equal((await send('/v1/enrich/async', 1)).status, 202);
  for (const path of ['/v1/enrich', '/v1/enrich/async']) {
    const refused = await send(path, 2);
    assert.equal(refused.status, 429);
    assert.equal(
      await refused.text(),
      '{"error": "Monthly quota exceeded.", "usage": 2, "limit": 3, "plan": "self-hosted"}',
    );
  }
  assert.equal((await send('/v1/enrich', 1)).status, 200);
});

test('503: a full queue, with Retry-After', async () => {
  const small = await openService({ ENRICHD_QUEUED_JOBS_MAX: '1' });
  assert.equal((await small.post('/v1/enrich/async', { transactions: ['a'] })).status, 202);
  const refused = await small.post('/v1/enrich/async', { transactions: ['a'] });
  assert.equal(refused.status, 503);
  assert.equal(await refused.text(), '{"error": "Service unavailable. Retry later."}');
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
  await small.close();
});

test('503: while draining, with Connection: close; health is still told', async () => {
  const leaving = await openService();
  leaving.drain();
  const refused = await leaving.post('/v1/enrich', { transactions: ['a'] });
  assert.equal(refused.status, 503);
  assert.equal(refused.headers.get('connection'), 'close');
  assert.equal((await leaving.get('/healthz')).status, 200);
  await leaving.close();
});

test('500: an unexpected fault tells nothing of itself', async () => {
  const broken = await openService();
  await broken.close();
  const response = await broken.post('/v1/enrich/async', { transactions: ['CANARY'] });
  assert.equal(response.status, 500);
  assert.equal(await response.text(), '{"error": "Internal Server Error"}');
  assert.ok(!broken.logLines.join('').includes('CANARY'));
});
