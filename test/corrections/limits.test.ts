/** Each limit around corrections and the search holds at its own value. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Clock, systemClock } from '../../src/clock.ts';
import {
  containsCharactersMin,
  matchCharactersMax,
  merchantCharactersMax,
} from '../../src/corrections/correction.ts';
import {
  cachedRulesMs,
  cachedTenantsMax,
  createCorrections,
} from '../../src/corrections/corrections.ts';
import { compiledTenantsMax, createRulesReader, shareRules } from '../../src/corrections/shared.ts';
import { pageRowsMax } from '../../src/http/paging.ts';
import { correctionBodyBytesMax } from '../../src/http/routes/corrections.ts';
import { merchantRowsMax, searchCharactersMax } from '../../src/http/schemas-merchants.ts';
import { previewedChangesMax, previewedJobsMax } from '../../src/jobs/preview.ts';
import { openService } from '../rig/service.ts';

const service = await openService();
after(() => service.close());

async function statusOf(match: object, set: object): Promise<number> {
  return (await service.post('/v1/corrections/preview', { match, set })).status;
}

test('texts of a correction: as long as they may be, and one character more', async () => {
  const set = { merchant: 'A' };
  for (const [length, status] of [
    [matchCharactersMax, 200],
    [matchCharactersMax + 1, 400],
    [containsCharactersMin, 200],
    [containsCharactersMin - 1, 400],
  ] as const) {
    assert.equal(await statusOf({ contains: 'a'.repeat(length) }, set), status);
  }
  const match = { contains: 'ab' };
  assert.equal(await statusOf(match, { merchant: 'a'.repeat(merchantCharactersMax) }), 200);
  assert.equal(await statusOf(match, { merchant: 'a'.repeat(merchantCharactersMax + 1) }), 400);
});

test('the body of a correction', async () => {
  const value = { match: { contains: 'ab' }, set: { merchant: 'A' } };
  const send = (bytes: number) =>
    service.fetch('/v1/corrections/preview', {
      method: 'POST',
      headers: { 'X-API-Key': service.key, 'Content-Type': 'application/json' },
      body: JSON.stringify(value).padEnd(bytes),
    });
  assert.equal((await send(correctionBodyBytesMax)).status, 200);
  const refused = await send(correctionBodyBytesMax + 1);
  assert.equal(
    await refused.text(),
    `{"error": "Request body too large.", "limit_bytes": ${correctionBodyBytesMax}}`,
  );
});

test('rows of a page, merchants of an answer, characters of a search', async () => {
  const rows: readonly [string, number][] = [
    [`/v1/corrections?limit=${pageRowsMax}`, 200],
    [`/v1/corrections?limit=${pageRowsMax + 1}`, 400],
    [`/v1/merchants?q=a&limit=${merchantRowsMax}`, 200],
    [`/v1/merchants?q=a&limit=${merchantRowsMax + 1}`, 400],
    [`/v1/merchants?q=${'a'.repeat(searchCharactersMax)}`, 200],
    [`/v1/merchants?q=${'a'.repeat(searchCharactersMax + 1)}`, 400],
  ];
  for (const [path, status] of rows) assert.equal((await service.get(path)).status, status);
});

test('a preview looks into the newest jobs alone, and shows its first changes', async () => {
  const { key } = await service.keyring.create({ name: 'many', tenant: 'many' });
  const headers = { 'X-API-Key': key };
  for (let job = 0; job < previewedJobsMax + 5; job++) {
    await service.post('/v1/enrich/async', { transactions: ['ZORBLAX', 'ZORBLAX'] }, headers);
  }
  const value = { match: { contains: 'zorblax' }, set: { merchant: 'Tried' } };
  const response = await service.post('/v1/corrections/preview', value, headers);
  const { examined, changes } = (await response.json()) as { examined: number; changes: unknown[] };
  assert.equal(examined, previewedJobsMax * 2);
  assert.equal(changes.length, previewedChangesMax);
});

const match = { kind: 'contains', value: 'zorblax' } as const;

test('a thread keeps the compiled rules of a few tenants', () => {
  const read = createRulesReader();
  const share = (version: number) => shareRules(String(version), [{ match, set: {} }]);
  const first = read(share(0));
  for (let version = 1; version < compiledTenantsMax; version++) read(share(version));
  assert.equal(read(share(0)), first);
  for (let version = 1; version <= compiledTenantsMax; version++) read(share(version));
  assert.notEqual(read(share(0)), first);
});

test('rules of many tenants are kept ready, and looked after when their time is up', async () => {
  let nowMs = 0;
  const clock: Clock = { ...systemClock, monotonic: () => nowMs };
  const corrections = createCorrections(service.db, clock);
  const tenantOf = (position: number) => `tenant ${position}`;
  await corrections.save(tenantOf(0), { match, set: { merchant: 'A' } });
  const first = await corrections.rulesOf(tenantOf(0));
  for (let i = 1; i < cachedTenantsMax; i++) await corrections.rulesOf(tenantOf(i));
  assert.equal(await corrections.rulesOf(tenantOf(0)), first);
  nowMs += cachedRulesMs;
  assert.equal(await corrections.rulesOf(tenantOf(0)), first);
  for (let i = 1; i <= cachedTenantsMax; i++) await corrections.rulesOf(tenantOf(i));
  assert.notEqual(await corrections.rulesOf(tenantOf(0)), first);
});
