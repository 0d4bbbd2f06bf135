/** The bulk forms of a submission give the jobs that their JSON twins give. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { issuesMax } from '../../src/http/schemas.ts';
import { readEnrich, readInvalid, readJob } from '../rig/answers.ts';
import { openService } from '../rig/service.ts';

const service = await openService({ ENRICHD_BULK_BODY_BYTES_MAX: '100000' });
service.run();
after(() => service.close());

function send(type: string, body: string | Uint8Array, query = '', more = {}): Promise<Response> {
  return service.fetch(`/v1/enrich/async${query}`, {
    method: 'POST',
    headers: { 'X-API-Key': service.key, 'Content-Type': type, ...more },
    body,
  });
}

async function readItems(response: Response): Promise<unknown[]> {
  assert.equal(response.status, 202);
  const headers = { 'X-API-Key': service.key, Prefer: 'wait=30' };
  const path = response.headers.get('location') ?? '';
  const job = await readJob(await service.fetch(path, { headers }));
  assert.equal(job.status, 'complete');
  return [...job.results];
}

async function enrich(transactions: readonly unknown[]): Promise<unknown[]> {
  return [...(await readEnrich(await service.post('/v1/enrich', { transactions }))).results];
}

const texts = ['NETFLIX.COM "ON" DEMAND', 'CAFÉ, PARIS 🛒', 'STARBUCKS 12'];

test('202: NDJSON of strings and objects, blank lines left out, with any line end', async () => {
  const entries = [texts[0], { description: texts[1], id: 'b' }, texts[2]];
  const lines = entries.map((entry) => JSON.stringify(entry));
  const expected = await enrich(entries);
  for (const body of [
    lines.join('\n'),
    `${lines.join('\n')}\n`,
    `\ufeff\n${lines.join('\r\n \r\n')}`,
  ]) {
    assert.deepEqual(await readItems(await send('application/x-ndjson', body)), expected);
  }
});

test('202: plain text, one string a line', async () => {
  const expected = await enrich(texts);
  const plain = await send('text/plain; charset=UTF-8', `\ufeff${texts.join('\r\n')}\r\n\r\n`);
  assert.deepEqual(await readItems(plain), expected);
});

test('202: the named column of a CSV file, quoted cells and short rows included', async () => {
  const rows = [
    '\ufeffdate, description ,amount',
    '2026-01-01,"NETFLIX.COM ""ON"" DEMAND",1',
    '2026-01-01,"CAFÉ, PARIS 🛒",2',
    '2026-01-01',
    '2026-01-01,STARBUCKS 12,3,more',
  ];
  const expected = await enrich([texts[0], texts[1], '', texts[2]]);
  for (const [type, end] of [
    ['text/csv', '\n'],
    ['text/csv; header=present; charset=utf-8', '\r\n'],
  ] as const) {
    const response = await send(type, rows.join(end), '?column=description');
    assert.deepEqual(await readItems(response), expected);
  }
});

test('202: the only column of a CSV file needs no name, and options stand in the query', async () => {
  const response = await send('text/csv', 'text\nSPOTIFY\n', '?include=details&country=SE');
  const [item] = await readItems(response);
  const body = { transactions: ['SPOTIFY'], include: ['details'], country: 'SE' };
  const [expected] = (await readEnrich(await service.post('/v1/enrich', body))).results;
  assert.deepEqual(item, expected);
});

test('202: more items than one chunk come back in their order', async () => {
  const many = Array.from({ length: 1203 }, (_, i) => `STARBUCKS STORE ${i}`);
  const items = await readItems(await send('text/plain', many.join('\n')));
  assert.deepEqual(
    items.map((item) => (item as { input: string }).input),
    many,
  );
});

const REFUSED: readonly [name: string, type: string, body: string, query: string, string[]][] = [
  ['an NDJSON line that is no JSON', 'application/x-ndjson', '"a"\n\n{CANARY', '', ['lines.3']],
  ['an NDJSON field', 'application/x-ndjson', '{"description":1}', '', ['lines.1.description']],
  ['a line over the limit', 'text/plain', `a\n${'b'.repeat(1025)}\nc`, '', ['lines.2']],
  ['a line far over it', 'text/plain', `a\n${'b'.repeat(70_000)}\nc`, '', ['lines.2']],
  ['a NUL', 'text/plain', 'a\nCANARY\0', '', ['lines.2']],
  ['an empty body', 'text/plain', '', '', ['lines']],
  ['blank lines alone', 'application/x-ndjson', '\n \n', '', ['lines']],
  ['a CSV file of a header alone', 'text/csv', 'a', '', ['rows']],
  ['a CSV file without the column', 'text/csv', 'a,b\nCANARY,2', '?column=c', ['column']],
  ['a CSV file and no column named', 'text/csv', 'a,b\nCANARY,2', '', ['column']],
  ['a cell over the limit', 'text/csv', `a\nb\n${'c'.repeat(1025)}`, '', ['rows.3']],
  ['a CSV quote that never ends', 'text/csv', 'a\n"CANARY\n', '', ['lines.2']],
];

for (const [name, type, body, query, paths] of REFUSED) {
  test(`400: ${name}`, async () => {
    const response = await send(type, body, query);
    assert.equal(response.status, 400);
    const text = await response.text();
    assert.ok(!text.includes('CANARY'));
    const { issues } = JSON.parse(text);
    assert.deepEqual(
      issues.map((issue: { path: string }) => issue.path),
      paths,
    );
  });
}

test('400: bytes that are not UTF-8, in each form', async () => {
  for (const type of ['text/plain', 'text/csv', 'application/x-ndjson']) {
    const response = await send(type, Buffer.from('"a"\n"\xff"\n', 'latin1'));
    assert.equal(response.status, 400);
    assert.equal((await readInvalid(response)).issues[0]?.message, 'Expected text in UTF-8.');
  }
});

test(`400: at most ${issuesMax} issues are listed`, async () => {
  const response = await send('application/x-ndjson', '1\n'.repeat(1000));
  assert.equal((await readInvalid(response)).issues.length, issuesMax);
});

test('400: one item over the limit, which is apart from that of JSON', async () => {
  const small = await openService({ ENRICHD_BULK_ITEMS_MAX: '3', ENRICHD_ASYNC_ITEMS_MAX: '2' });
  const submit = (body: string) =>
    small.fetch('/v1/enrich/async', {
      method: 'POST',
      headers: { 'X-API-Key': small.key, 'Content-Type': 'text/plain' },
      body,
    });
  assert.equal((await submit('a\nb\nc')).status, 202);
  const refused = await submit('a\nb\nc\nd');
  assert.equal(refused.status, 400);
  assert.equal((await readInvalid(refused)).issues[0]?.message, 'Expected 1 to 3 items.');
  const transactions = ['a', 'b', 'c'];
  assert.equal((await small.post('/v1/enrich/async', { transactions })).status, 400);
  await small.close();
});

test('413: a body over the limit, announced and counted', async () => {
  const body = 'SPOTIFY\n'.repeat(12_501);
  const limit = '{"error": "Request body too large.", "limit_bytes": 100000}';
  for (const more of [{}, { 'Content-Length': String(body.length) }]) {
    const response = await send('text/plain', body, '', more);
    assert.equal(response.status, 413);
    assert.equal(await response.text(), limit);
  }
});

test('415: a form, parameter or encoding that is not taken', async () => {
  for (const [type, more] of [
    ['text/html', {}],
    ['text/csv; header=absent', {}],
    ['text/plain; charset=latin1', {}],
    ['application/x-ndjson', { 'Content-Encoding': 'gzip' }],
  ] as const) {
    assert.equal((await send(type, '"a"', '', more)).status, 415);
  }
});

test('200: an idempotency key repeats a bulk submission; 422: form and column belong to it', async () => {
  const key = { 'Idempotency-Key': 'bulk' };
  const body = 'a,b\nSPOTIFY,NETFLIX\n';
  const first = await send('text/csv', body, '?column=a', key);
  const again = await send('text/csv', body, '?column=a', key);
  assert.deepEqual([first.status, again.status], [202, 200]);
  assert.equal(again.headers.get('location'), first.headers.get('location'));
  assert.equal((await send('text/csv', body, '?column=b', key)).status, 422);
  assert.equal((await send('text/plain', body, '', key)).status, 422);
});
