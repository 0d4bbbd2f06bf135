/** The knowledge over HTTP: merchants by name and id, and the categories. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { CATEGORIES } from '../../src/enrich/item.ts';
import { readInvalid } from '../rig/answers.ts';
import { openService } from '../rig/service.ts';

interface Merchant {
  readonly merchant_id: string;
  readonly name: string;
  readonly domain: string | null;
  readonly category: string;
  readonly countries: readonly string[];
}

interface SearchAnswer {
  readonly merchants: readonly Merchant[];
  readonly knowledge_version: string;
}

const service = await openService();
after(() => service.close());

async function search(query: string): Promise<readonly Merchant[]> {
  const response = await service.get(`/v1/merchants?${query}`);
  assert.equal(response.status, 200);
  return ((await response.json()) as SearchAnswer).merchants;
}

test('by the beginning of a name, whatever its case, accents and blanks', async () => {
  for (const text of ['netfl', 'NET FLIX', 'Nétflix']) {
    const [first] = await search(`q=${encodeURIComponent(text)}`);
    assert.equal(first?.name, 'Netflix');
    assert.equal(first.domain, 'netflix.com');
  }
});

test('by another spelling, and by a name in another script', async () => {
  assert.ok((await search('q=netflix.com')).some(({ name }) => name === 'Netflix'));
  const [kana] = await search(`q=${encodeURIComponent('ローソン')}`);
  assert.equal(kana?.domain, 'lawson.co.jp');
});

test('only merchants of the country and those of everywhere', async () => {
  const found = await search('q=star&country=fr&limit=100');
  assert.ok(found.length > 0);
  for (const { countries } of found) assert.ok(countries.length === 0 || countries.includes('FR'));
});

test('at most as many as asked for; whole names first', async () => {
  assert.equal((await search('q=a')).length, 20);
  assert.equal((await search('q=a&limit=100')).length, 100);
  const found = await search('q=shell&limit=5');
  assert.equal(found[0]?.name.toLowerCase(), 'shell');
});

test('each merchant found is shown by its id', async () => {
  for (const merchant of await search('q=b&limit=50')) {
    const response = await service.get(`/v1/merchants/${merchant.merchant_id}`);
    const { knowledge_version, ...shown } = (await response.json()) as Merchant & SearchAnswer;
    assert.equal(shown.merchant_id, merchant.merchant_id);
    assert.match(knowledge_version, /^\S+$/);
  }
});

test('404: no such merchant, or no id at all', async () => {
  for (const id of ['mer_0000000000000000', 'mer_', 'NETFLIX', 'mer_00000000000000000']) {
    const response = await service.get(`/v1/merchants/${id}`);
    assert.equal(response.status, 404);
    assert.equal(await response.text(), '{"error": "Merchant not found."}');
  }
});

test('400: no text, a text too long, a country or a limit that is none', async () => {
  for (const query of ['', 'q=', `q=${'a'.repeat(101)}`, 'q=a&country=x', 'q=a&limit=101']) {
    const response = await service.get(`/v1/merchants?${query}`);
    assert.equal(response.status, 400);
    const answer = await readInvalid(response);
    assert.equal(answer.error, 'The query does not have the expected shape.');
    assert.equal(answer.issues.length, 1);
  }
});

test('the 15 categories, each code in exactly one of them', async () => {
  const response = await service.get('/v1/categories');
  const { version, categories } = (await response.json()) as {
    readonly version: string;
    readonly categories: readonly { readonly category: string; readonly mcc_codes: string[] }[];
  };
  assert.match(version, /^[0-9a-f]{16}$/);
  assert.deepEqual(
    categories.map(({ category }) => category),
    CATEGORIES,
  );
  const codes = categories.flatMap(({ mcc_codes }) => mcc_codes);
  assert.equal(new Set(codes).size, codes.length);
  assert.ok(codes.includes('5812'));
});

test('401: without a key', async () => {
  for (const path of ['/v1/merchants?q=a', '/v1/merchants/mer_0', '/v1/categories']) {
    assert.equal((await service.fetch(path)).status, 401);
  }
});
