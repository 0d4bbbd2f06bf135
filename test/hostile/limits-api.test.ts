/** The limits of corrections, merchants and pages: the last value within each, and the first past it. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  containsCharactersMin,
  matchCharactersMax,
  merchantCharactersMax,
} from '../../src/corrections/correction.ts';
import { pageRowsMax } from '../../src/http/paging.ts';
import { correctionBodyBytesMax } from '../../src/http/routes/corrections.ts';
import { merchantRowsMax, searchCharactersMax } from '../../src/http/schemas-merchants.ts';
import { openService } from '../rig/service.ts';

const service = await openService();
after(() => service.close());

async function post(match: object, set: object = { merchant: 'Name' }): Promise<number> {
  return (await service.post('/v1/corrections', { match, set })).status;
}

async function get(path: string): Promise<number> {
  return (await service.get(path)).status;
}

test('matchCharactersMax, containsCharactersMin: the length of what a rule compares', async () => {
  assert.equal(await post({ contains: 'a'.repeat(matchCharactersMax) }), 201);
  assert.equal(await post({ contains: 'a'.repeat(matchCharactersMax + 1) }), 400);
  assert.equal(await post({ contains: 'b'.repeat(containsCharactersMin) }), 201);
  assert.equal(await post({ contains: 'b'.repeat(containsCharactersMin - 1) }), 400);
});

test('merchantCharactersMax: the length of a name that a rule sets', async () => {
  const match = { contains: 'some shop' };
  assert.equal(await post(match, { merchant: 'a'.repeat(merchantCharactersMax) }), 201);
  assert.equal(await post(match, { merchant: 'a'.repeat(merchantCharactersMax + 1) }), 400);
});

test('correctionBodyBytesMax: a longer body is not read', async () => {
  assert.equal(await post({ contains: 'a'.repeat(correctionBodyBytesMax) }), 413);
});

test('pageRowsMax, merchantRowsMax: rows of one page', async () => {
  assert.equal(await get(`/v1/corrections?limit=${pageRowsMax}`), 200);
  assert.equal(await get(`/v1/corrections?limit=${pageRowsMax + 1}`), 400);
  assert.equal(await get(`/v1/merchants?q=net&limit=${merchantRowsMax}`), 200);
  assert.equal(await get(`/v1/merchants?q=net&limit=${merchantRowsMax + 1}`), 400);
});

test('searchCharactersMax: the text that is searched for', async () => {
  assert.equal(await get(`/v1/merchants?q=${'a'.repeat(searchCharactersMax)}`), 200);
  assert.equal(await get(`/v1/merchants?q=${'a'.repeat(searchCharactersMax + 1)}`), 400);
});
