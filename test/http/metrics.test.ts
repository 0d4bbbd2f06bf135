/** `/metrics` tells what happened, to whom it may, and nothing that was submitted. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readEnrich, readJob } from '../rig/answers.ts';
import { openService } from '../rig/service.ts';

const service = await openService();
after(() => service.close());

async function read(name: string, labels = ''): Promise<number> {
  const text = await (await service.fetch('/metrics')).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name}${labels} `));
  return Number(line?.split(' ').at(-1) ?? Number.NaN);
}

test('requests are counted by method, route and status, never by path', async () => {
  await service.post('/v1/enrich', { transactions: ['a'] });
  await service.post('/v1/enrich', {});
  await service.get('/v1/enrich/jobs/CANARY');
  await service.get('/CANARY');
  const labels = '{method="POST",route="/v1/enrich",status="200"}';
  assert.equal(await read('enrichd_requests_total', labels), 1);
  const text = await (await service.fetch('/metrics')).text();
  assert.match(text, /enrichd_requests_total\{method="POST",route="\/v1\/enrich",status="400"\} 1/);
  assert.match(text, /route="\/v1\/enrich\/jobs\/:id",status="404"\} 1/);
  assert.match(text, /\{method="any",route="unknown",status="404"\} 1/);
  assert.match(
    text,
    /enrichd_request_duration_seconds_count\{method="POST",route="\/v1\/enrich"\} 2/,
  );
  assert.ok(!text.includes('CANARY'));
});

test('items are counted by source and category, on the main thread and in threads', async () => {
  const labels = '{source="cache",category="Entertainment"}';
  const before = (await read('enrichd_items_total', labels)) || 0;
  const count = (await read('enrichd_item_confidence_count')) || 0;
  await service.post('/v1/enrich', { transactions: ['NETFLIX.COM'] });
  await service.post('/v1/enrich', { transactions: Array(50).fill('NETFLIX.COM') });
  assert.equal(await read('enrichd_items_total', labels), before + 51);
  assert.equal(await read('enrichd_item_confidence_count'), count + 51);
  const all = await read('enrichd_item_confidence_bucket', '{le="+Inf"}');
  assert.equal(all, await read('enrichd_item_confidence_bucket', '{le="1"}'));
});

test('the queue is seen: its jobs, their items, and no more once they are done', async () => {
  const submitted = await service.post('/v1/enrich/async', { transactions: ['a', 'b', 'c'] });
  const id = (await readEnrich(submitted)).job_id;
  assert.equal(await read('enrichd_queue_jobs'), 1);
  assert.equal(await read('enrichd_queue_items'), 3);
  assert.ok((await read('enrichd_queue_age_seconds')) >= 0);
  const items = await read('enrichd_item_confidence_count');
  service.run();
  while ((await readJob(await service.get(`/v1/enrich/jobs/${id}`))).status !== 'complete') {
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(await read('enrichd_queue_jobs'), 0);
  assert.equal(await read('enrichd_queue_age_seconds'), 0);
  const unanswered = await read('enrichd_items_unanswered_total', '{status="rejected"}');
  assert.equal((await read('enrichd_item_confidence_count')) + unanswered >= items + 3, true);
});

test('threads, log and event loop have a figure', async () => {
  assert.equal(await read('enrichd_pool_threads'), 1);
  assert.equal(await read('enrichd_pool_busy'), 0);
  assert.ok((await read('enrichd_wal_bytes')) > 0);
  assert.ok((await read('nodejs_eventloop_lag_p99_seconds')) >= 0);
  assert.equal(await read('enrichd_jobs_rescued_total'), 0);
});

test('every line is one of the text format', async () => {
  const response = await service.fetch('/metrics');
  assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  for (const line of (await response.text()).split('\n')) {
    assert.match(
      line,
      /^$|^# (HELP|TYPE) [a-z\d_:]+ .+$|^[a-zA-Z_:][\w:]*(\{.*\})? [-+.\deNaInf]+$/,
    );
  }
});

test('open on loopback, for keys elsewhere, and as it is set', async () => {
  const rows: readonly [Record<string, string>, number, number][] = [
    [{}, 200, 200],
    [{ ENRICHD_HOST: '0.0.0.0' }, 401, 200],
    [{ ENRICHD_HOST: '0.0.0.0', ENRICHD_METRICS: 'open' }, 200, 200],
    [{ ENRICHD_METRICS: 'key' }, 401, 200],
    [{ ENRICHD_METRICS: 'off' }, 404, 404],
  ];
  for (const [env, without, withKey] of rows) {
    const other = await openService(env);
    assert.equal((await other.fetch('/metrics')).status, without);
    assert.equal((await other.get('/metrics')).status, withKey);
    await other.close();
  }
});
