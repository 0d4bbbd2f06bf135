/** A correction is tried on recent items before it is stored. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { previewedItemsMax } from '../../src/jobs/preview.ts';
import { readEnrich } from '../rig/answers.ts';
import { openService } from '../rig/service.ts';

interface PreviewAnswer {
  readonly examined: number;
  readonly changed: number;
  readonly changes: readonly {
    readonly job_id: string;
    readonly before: { readonly merchant: string };
    readonly after: { readonly merchant: string };
  }[];
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

async function save(key: string, match: object, set: object): Promise<void> {
  const response = await send(key, '/v1/corrections', { match, set });
  assert.ok(response.status === 201 || response.status === 200);
}

test('preview: what would change among recent items, and nothing is stored', async () => {
  const key = await createTenantKey();
  await save(key, { contains: 'zorblax 1' }, { merchant: 'Already' });
  const transactions = ['ZORBLAX 1', 'ZORBLAX 2', 'ZORBLAX 3', 'NETFLIX.COM'];
  const job = await readEnrich(await send(key, '/v1/enrich/async', { transactions }));
  const value = { match: { contains: 'zorblax' }, set: { merchant: 'Tried' } };
  const response = await send(key, '/v1/corrections/preview', value);
  assert.equal(response.status, 200);
  const { examined, changed, changes } = (await response.json()) as PreviewAnswer;
  assert.deepEqual([examined, changed], [4, 2]);
  assert.deepEqual(
    changes.map((change) => [change.job_id, change.after.merchant]),
    Array(2).fill([job.job_id, 'Tried']),
  );
  const stored = (await (await service.get('/v1/corrections', key)).json()) as {
    corrections: unknown[];
  };
  assert.equal(stored.corrections.length, 1);
});

test('preview: looks at no more than its limit', async () => {
  const key = await createTenantKey();
  const transactions = Array(previewedItemsMax + 600).fill('ZORBLAX');
  await send(key, '/v1/enrich/async', { transactions });
  const value = { match: { contains: 'zorblax' }, set: { merchant: 'Tried' } };
  const preview = await send(key, '/v1/corrections/preview', value);
  const { examined, changed, changes } = (await preview.json()) as PreviewAnswer;
  assert.deepEqual([examined, changed], [previewedItemsMax, previewedItemsMax]);
  assert.equal(changes.length, 100);
});
