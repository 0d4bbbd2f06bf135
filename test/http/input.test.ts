/** Items with hints, ids and details: opt-in, checked, and the same in every way to ask. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Details } from '../../src/enrich/details.ts';
import type { Item } from '../../src/enrich/item.ts';
import { amountMax, idCharactersMax, itemCharactersMax } from '../../src/http/entry.ts';
import { readEnrich, readInvalid, readJob } from '../rig/answers.ts';
import { openService } from '../rig/service.ts';

type Answered = Item & { readonly id?: string; readonly details?: Details };

const service = await openService();
service.run();
after(() => service.close());

const strings = ['NETFLIX.COM ON DEMAND', '???', 'STARBUCKS STORE 123 SEATTLE WA'];

async function enrich(body: unknown, query = ''): Promise<Answered[]> {
  const response = await service.post(`/v1/enrich${query}`, body);
  assert.equal(response.status, 200);
  return [...(await readEnrich(response)).results];
}

async function enrichLater(body: unknown, query = ''): Promise<Answered[]> {
  const response = await service.post(`/v1/enrich/async${query}`, body);
  assert.equal(response.status, 202);
  const path = response.headers.get('location') ?? '';
  const headers = { 'X-API-Key': service.key, Prefer: 'wait=30' };
  const job = await readJob(await service.fetch(path, { headers }));
  assert.equal(job.status, 'complete');
  return [...job.results];
}

test('200: strings and objects may be mixed, and an object alone answers as its string does', async () => {
  const [plain, rejected] = await enrich({ transactions: strings });
  const mixed = await enrich({
    transactions: [{ description: strings[0] }, strings[0], { description: strings[1] }],
  });
  assert.deepEqual(mixed, [plain, plain, rejected]);
});

test('200: the id of an object comes back right after its input, whatever became of it', async () => {
  const results = await enrich({
    transactions: strings.map((description, i) => ({ id: `tx-${i}`, description })),
  });
  assert.deepEqual(
    results.map((item) => [...Object.entries(item).slice(0, 2), item.status]),
    strings.map((text, i) => [
      ['input', text],
      ['id', `tx-${i}`],
      i === 1 ? 'rejected' : 'complete',
    ]),
  );
});

test('200: details on request, in the body or the query, for complete items alone', async () => {
  const plain = await enrich({ transactions: strings });
  const asked = await enrich({ transactions: strings, include: ['details'] });
  assert.deepEqual(await enrich({ transactions: strings }, '?include=details'), asked);
  asked.forEach((item, i) => {
    const { details, ...rest } = item;
    assert.deepEqual(rest, plain[i]);
    assert.equal(Object.keys(item).at(-1), item.status === 'complete' ? 'details' : 'status');
    assert.equal(details === undefined, item.status !== 'complete');
  });
  const { details } = asked[2] ?? {};
  assert.deepEqual(Object.keys(details ?? {}), [
    'merchant_id',
    'transaction_type',
    'channel',
    'intermediaries',
    'counterparty',
    'location',
    'phone',
    'plaid_category',
    'normalized',
    'reasons',
    'knowledge_version',
  ]);
  assert.equal(details?.location.store_number, '123');
});

test('200: the country of the body is the hint of every item that names none', async () => {
  const transactions = ['MIGROS', { description: 'MIGROS', country: 'CH' }, 'COOP 4123'];
  const inBody = await enrich({ transactions, country: 'ch' });
  const inEach = await enrich({
    transactions: transactions.map((entry) =>
      typeof entry === 'string' ? { description: entry, country: 'CH' } : entry,
    ),
  });
  assert.deepEqual(inBody, inEach);
  assert.deepEqual(await enrich({ transactions }, '?country=CH'), inEach);
});

test('202: a job remembers ids, hints, country and details, and answers as the direct way', async () => {
  const transactions = Array.from({ length: 600 }, (_, i) =>
    i % 2 ? `COOP ${i}` : { description: `STARBUCKS ${i}`, id: String(i), currency: 'chf' },
  );
  const body = { transactions, country: 'CH', include: ['details'] };
  const job = await enrichLater(body);
  const direct: Answered[] = [];
  for (let start = 0; start < transactions.length; start += 100) {
    const part = transactions.slice(start, start + 100);
    direct.push(...(await enrich({ ...body, transactions: part })));
  }
  assert.deepEqual(job, direct);
  const { country, ...others } = body;
  assert.deepEqual(await enrichLater(others, `?country=${country}`), direct);
});

test('422: one idempotency key with other options is another request', async () => {
  const headers = { 'X-API-Key': service.key, 'Idempotency-Key': 'options' };
  const body = { transactions: ['SPOTIFY'] };
  const send = (query: string) => service.post(`/v1/enrich/async${query}`, body, headers);
  assert.equal((await send('')).status, 202);
  assert.equal((await send('')).status, 200);
  assert.equal((await send('?include=details')).status, 422);
});

test('200: fields without meaning are ignored, and null counts as absent', async () => {
  const [item] = await enrich({
    transactions: [{ description: 'SPOTIFY', memo: null, id: null, amount: null, pending: true }],
    country: null,
    include: null,
  });
  assert.deepEqual(item, (await enrich({ transactions: ['SPOTIFY'] }))[0]);
});

const long = 'x'.repeat(itemCharactersMax + 1);
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  description: [undefined, null, 1, long, 'a\0', 'a\ud800'],
  id: ['', 1, 'x'.repeat(idCharactersMax + 1), 'a\0'],
  amount: ['1', 2 * amountMax, -2 * amountMax, true],
  currency: ['US', 'USDX', '$', 840],
  date: ['2026-13-01', '01/02/2026', 20260101, ''],
  country: ['USA', 'U', 1, ''],
  mcc: ['581', '58145', 5814, 'abcd'],
  direction: ['DEBIT', 'in', 1],
  memo: [1, long, 'a\0'],
};

for (const [field, values] of Object.entries(WRONG)) {
  test(`400: a wrong ${field} is named by its path and not repeated`, async () => {
    for (const value of values) {
      const transactions = ['SPOTIFY', { description: 'CANARY', [field]: value }];
      for (const path of ['/v1/enrich', '/v1/enrich/async']) {
        const response = await service.post(path, { transactions });
        assert.equal(response.status, 400);
        const { issues } = await readInvalid(response);
        assert.deepEqual(
          issues.map((issue) => issue.path),
          [`transactions.1.${field}`],
        );
        assert.match(issues[0]?.message ?? '', /^Expected [^x]*\.$/);
      }
    }
  });
}

const RIGHT: Readonly<Record<string, readonly unknown[]>> = {
  id: ['x'.repeat(idCharactersMax), '🛒'],
  amount: [0, -12.5, amountMax],
  currency: ['EUR', 'eur'],
  date: ['2026-02-28', '2026-02-28T10:00:00Z', '2026-02-28T10:00:00+02:00'],
  country: ['DE', 'de'],
  mcc: ['0000', '5814'],
  direction: ['debit', 'credit'],
  memo: ['', 'x'.repeat(itemCharactersMax)],
};

for (const [field, values] of Object.entries(RIGHT)) {
  test(`200: a ${field} within its limits is taken`, async () => {
    const transactions = values.map((value) => ({ description: 'SPOTIFY', [field]: value }));
    assert.equal((await enrich({ transactions })).length, values.length);
  });
}

test('400: an extra nobody knows, in the body and in the query', async () => {
  const transactions = ['SPOTIFY'];
  const inBody = await service.post('/v1/enrich', { transactions, include: ['CANARY'] });
  assert.equal(inBody.status, 400);
  assert.deepEqual((await readInvalid(inBody)).issues[0]?.path, 'include.0');
  const many = { transactions, include: Array(11).fill('details') };
  assert.equal((await service.post('/v1/enrich', many)).status, 400);
  for (const query of ['?include=CANARY', '?include=', '?country=CANARY']) {
    for (const path of ['/v1/enrich', '/v1/enrich/async', '/v1/enrich/stream']) {
      const init = {
        method: 'POST',
        headers: {
          'X-API-Key': service.key,
          'Content-Type': path.endsWith('stream') ? 'application/x-ndjson' : 'application/json',
        },
        body: JSON.stringify({ transactions }),
      };
      const response = await service.fetch(path + query, init);
      assert.equal(response.status, 400);
      assert.ok(!(await response.text()).includes('CANARY'));
    }
  }
});
