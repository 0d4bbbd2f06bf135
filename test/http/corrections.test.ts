/** Corrections over HTTP: stored, listed, erased, tried, and applied at once. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import { correctionsMax } from '../../src/corrections/correction.ts';
import { createCorrections } from '../../src/corrections/corrections.ts';
import { corrections as table } from '../../src/db/schema.ts';
import { readEnrich, readInvalid, readJob } from '../rig/answers.ts';
import { openService } from '../rig/service.ts';

interface CorrectionAnswer {
  readonly id: string;
  readonly match: Readonly<Record<string, string>>;
  readonly set: Readonly<Record<string, unknown>>;
  readonly created_at: string;
  readonly updated_at: string;
}

interface ListAnswer {
  readonly corrections: readonly CorrectionAnswer[];
  readonly next_cursor: string | null;
}

const service = await openService();
after(() => service.close());

async function createTenantKey(): Promise<string> {
  const tenant = crypto.randomUUID();
  return (await service.keyring.create({ name: 'app', tenant })).key;
}

async function send(key: string, path: string, value: unknown): Promise<Response> {
  return service.post(path, value, { 'X-API-Key': key });
}

async function save(key: string, match: object, set: object): Promise<CorrectionAnswer> {
  const response = await send(key, '/v1/corrections', { match, set });
  assert.ok(response.status === 201 || response.status === 200);
  return (await response.json()) as CorrectionAnswer;
}

async function list(key: string, query = ''): Promise<ListAnswer> {
  return (await (await service.get(`/v1/corrections${query}`, key)).json()) as ListAnswer;
}

async function merchantOf(key: string, ...transactions: string[]): Promise<(string | null)[]> {
  const { results } = await readEnrich(await send(key, '/v1/enrich', { transactions }));
  return results.map((item) => (item.status === 'complete' ? item.merchant : null));
}

const erase = (key: string, id: string) =>
  service.fetch(`/v1/corrections/${id}`, { method: 'DELETE', headers: { 'X-API-Key': key } });

test('201: stored, its match as it is compared, and named in Location', async () => {
  const key = await createTenantKey();
  const value = { match: { normalized: 'ZORBLAX 0012' }, set: { merchant: 'Zorblax' } };
  const response = await send(key, '/v1/corrections', value);
  assert.equal(response.status, 201);
  const body = (await response.json()) as CorrectionAnswer;
  assert.deepEqual(Object.keys(body), ['id', 'match', 'set', 'created_at', 'updated_at']);
  assert.deepEqual([body.match, body.set], [{ normalized: 'zorblax' }, { merchant: 'Zorblax' }]);
  assert.equal(response.headers.get('location'), `/v1/corrections/${body.id}`);
  const shown = await service.get(`/v1/corrections/${body.id}`, key);
  assert.deepEqual(await shown.json(), body);
});

test('200: the same match again replaces and keeps its id', async () => {
  const key = await createTenantKey();
  const first = await save(key, { contains: 'Zorblax' }, { merchant: 'A' });
  const again = await send(key, '/v1/corrections', {
    match: { contains: 'ZORBLAX' },
    set: { merchant: 'B' },
  });
  assert.equal(again.status, 200);
  assert.equal(((await again.json()) as CorrectionAnswer).id, first.id);
  assert.deepEqual(await merchantOf(key, 'ZORBLAX'), ['B']);
  assert.equal((await list(key)).corrections.length, 1);
});

test('a correction counts from the next request on, and no longer once it is erased', async () => {
  const key = await createTenantKey();
  const [engine] = await merchantOf(key, 'ZORBLAX TRADING');
  const { id } = await save(key, { contains: 'zorblax' }, { merchant: 'Mine' });
  assert.deepEqual(await merchantOf(key, 'ZORBLAX TRADING'), ['Mine']);
  const many = Array.from({ length: 60 }, (_, i) => `ZORBLAX ${i}`);
  assert.deepEqual(await merchantOf(key, ...many), Array(60).fill('Mine'));
  assert.equal((await erase(key, id)).status, 204);
  assert.deepEqual(await merchantOf(key, 'ZORBLAX TRADING'), [engine]);
  assert.equal((await erase(key, id)).status, 404);
});

test('a correction counts in jobs, with details beside it', async () => {
  const running = await openService();
  running.run();
  const value = { match: { contains: 'netflix' }, set: { merchant: 'Mine', category: 'Travel' } };
  await running.post('/v1/corrections', value);
  const submitted = await running.post('/v1/enrich/async', {
    transactions: Array(700).fill('NETFLIX.COM'),
    include: ['details'],
  });
  const id = (await readEnrich(submitted)).job_id ?? '';
  let job = await readJob(await running.get(`/v1/enrich/jobs/${id}`));
  while (job.status !== 'complete') {
    await new Promise((resolve) => setImmediate(resolve));
    job = await readJob(await running.get(`/v1/enrich/jobs/${id}`));
  }
  for (const item of job.results) {
    assert.ok(item.status === 'complete');
    assert.deepEqual(
      [item.source, item.merchant, item.domain, item.category, item.confidence],
      ['cache', 'Mine', null, 'Travel', 1],
    );
    const { details } = item as unknown as { details: { merchant_id: null } };
    assert.equal(details.merchant_id, null);
  }
  await running.close();
});

test('a correction belongs to its tenant: its other keys see it, another tenant nothing', async () => {
  const tenant = crypto.randomUUID();
  const [mine, sister] = await Promise.all(
    ['a', 'b'].map(async (name) => (await service.keyring.create({ name, tenant })).key),
  );
  assert.ok(mine && sister);
  const stranger = await createTenantKey();
  const { id } = await save(mine, { contains: 'zorblax' }, { merchant: 'Mine' });
  assert.deepEqual(await merchantOf(sister, 'ZORBLAX'), ['Mine']);
  assert.notDeepEqual(await merchantOf(stranger, 'ZORBLAX'), ['Mine']);
  assert.equal((await list(sister)).corrections.length, 1);
  assert.equal((await list(stranger)).corrections.length, 0);
  assert.equal((await service.get(`/v1/corrections/${id}`, stranger)).status, 404);
  assert.equal((await erase(stranger, id)).status, 404);
  assert.equal((await erase(sister, id)).status, 204);
});

test('the list comes in pages, newest first, each correction once', async () => {
  const key = await createTenantKey();
  for (let i = 0; i < 7; i++) await save(key, { contains: `zorblax ${i}` }, { merchant: 'A' });
  const seen: string[] = [];
  let query = '?limit=3';
  for (let page = 0; page < 3; page++) {
    const { corrections, next_cursor } = await list(key, query);
    seen.push(...corrections.map(({ id }) => id));
    query = `?limit=3&cursor=${next_cursor}`;
    assert.equal(next_cursor === null, page === 2);
  }
  assert.equal(new Set(seen).size, 7);
});

const BAD: readonly [string, unknown, string[]][] = [
  ['nothing', {}, ['match', 'set']],
  [
    'two matches',
    { match: { contains: 'ab', normalized: 'b' }, set: { merchant: 'a' } },
    ['match'],
  ],
  ['a text too short', { match: { contains: ' A ' }, set: { merchant: 'a' } }, ['match.contains']],
  ['nothing set', { match: { contains: 'ab' }, set: {} }, ['set']],
  ['an unknown field', { match: { contains: 'ab' }, set: { CANARY: 1, merchant: 'a' } }, ['set']],
  [
    'a wrong category',
    { match: { contains: 'ab' }, set: { category: 'CANARY' } },
    ['set.category'],
  ],
  [
    'a domain with a path',
    { match: { contains: 'ab' }, set: { domain: 'a.com/b' } },
    ['set.domain'],
  ],
  ['a short code', { match: { contains: 'ab' }, set: { mcc_code: '12' } }, ['set.mcc_code']],
  ['a NUL', { match: { contains: 'a\0b' }, set: { merchant: 'a' } }, ['match.contains']],
  ['no id', { match: { merchant_id: 'CANARY' }, set: { merchant: 'a' } }, ['match.merchant_id']],
];

for (const [name, value, paths] of BAD) {
  test(`400: ${name}, for storing and trying alike`, async () => {
    for (const path of ['/v1/corrections', '/v1/corrections/preview']) {
      const response = await service.post(path, value);
      assert.equal(response.status, 400);
      const { issues } = await readInvalid(response.clone());
      assert.deepEqual(
        issues.map((issue) => issue.path),
        paths,
      );
      for (const { message } of issues) assert.match(message, /^Expected .*\.$/);
      assert.ok(!(await response.text()).includes('CANARY'));
    }
  });
}

test('400: a limit or a cursor that is none', async () => {
  for (const query of ['limit=0', 'limit=201', 'limit=x', 'cursor=x']) {
    const response = await service.get(`/v1/corrections?${query}`);
    assert.equal(response.status, 400);
    assert.equal((await readInvalid(response)).issues[0]?.path, query.split('=')[0]);
  }
});

test('409: a full tenant takes no other match, but replaces', async () => {
  const tenant = crypto.randomUUID();
  const { key } = await service.keyring.create({ name: 'full', tenant });
  await save(key, { contains: 'zorblax' }, { merchant: 'First' });
  const { db } = service;
  for (let start = 1; start < correctionsMax; start += 1000) {
    const rows = Array.from({ length: Math.min(1000, correctionsMax - start) }, (_, i) => ({
      id: crypto.randomUUID(),
      tenant,
      kind: 'contains' as const,
      value: `shop number ${start + i}`,
      changes: '{"merchant":"Shop"}',
      createdAtMs: start,
      updatedAtMs: start,
    }));
    await db.write(db.orm.insert(table).values(rows));
  }
  const other = { match: { contains: 'another' }, set: { merchant: 'A' } };
  const refused = await send(key, '/v1/corrections', other);
  assert.equal(refused.status, 409);
  assert.equal(await refused.text(), '{"error": "Too many corrections.", "limit": 10000}');
  await save(key, { contains: 'zorblax' }, { merchant: 'Second' });
  assert.deepEqual(await merchantOf(key, 'ZORBLAX', 'SHOP NUMBER 9999'), ['Second', 'Shop']);
});

test('a change by another process is seen within the time that rules are cached', async () => {
  const tenant = crypto.randomUUID();
  let nowMs = 0;
  const clock = { ...systemClock, monotonic: () => nowMs };
  const [mine, other] = [
    createCorrections(service.db, clock),
    createCorrections(service.db, clock),
  ];
  assert.equal(await mine.rulesOf(tenant), undefined);
  const match = { kind: 'contains', value: 'zorblax' } as const;
  await other.save(tenant, { match, set: { merchant: 'A' } });
  assert.equal(await mine.rulesOf(tenant), undefined);
  nowMs += 2000;
  assert.ok(await mine.rulesOf(tenant));
});
