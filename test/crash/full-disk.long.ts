/** A full disk: what needs room is refused and says so, the rest goes on, and it passes by itself. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'drizzle-orm';
import { readEnrich, readJob } from '../rig/answers.ts';
import { settleEventLoop } from '../rig/clock.ts';
import { openService, type Service } from '../rig/service.ts';

const big = { transactions: Array.from({ length: 3000 }, (_, i) => `SQ *SHOP ${i} SEATTLE WA`) };

async function setPageMax(service: Service, pages: number): Promise<void> {
  await service.db.orm.all(sql.raw(`PRAGMA max_page_count=${pages}`));
}

async function awaitStatus(service: Service, id: string, status: string): Promise<void> {
  while ((await readJob(await service.get(`/v1/enrich/jobs/${id}`))).status !== status) {
    await settleEventLoop();
  }
}

test('with the disk full: 503 for jobs and readiness; reads and direct answers go on', async () => {
  const service = await openService();
  const runner = service.run();
  const kept = await readEnrich(await service.post('/v1/enrich/async', big));
  assert.ok(kept.job_id);
  await awaitStatus(service, kept.job_id, 'complete');
  const before = await (await service.get(`/v1/enrich/jobs/${kept.job_id}`)).text();

  await setPageMax(service, 1);
  const refused = await service.post('/v1/enrich/async', big);
  assert.equal(refused.status, 503);
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
  assert.equal(await refused.text(), '{"error": "Service unavailable. Retry later."}');
  assert.equal((await service.get('/readyz')).status, 503);
  assert.equal((await service.get('/healthz')).status, 200);
  const direct = await service.post('/v1/enrich', { transactions: ['NETFLIX.COM'] });
  assert.equal((await readEnrich(direct)).results[0]?.status, 'complete');
  assert.equal(await (await service.get(`/v1/enrich/jobs/${kept.job_id}`)).text(), before);

  await setPageMax(service, 1_000_000);
  const accepted = await readEnrich(await service.post('/v1/enrich/async', big));
  await awaitStatus(service, accepted.job_id ?? '', 'complete');
  assert.ok(runner.isLooping());
  const [check] = await service.db.orm.all(sql`PRAGMA integrity_check`);
  assert.deepEqual(check, { integrity_check: 'ok' });
  await service.close();
});

test('a job that meets a full disk waits for room and completes in its one attempt', async () => {
  const service = await openService();
  const { job_id: id } = await readEnrich(await service.post('/v1/enrich/async', big));
  assert.ok(id);
  const [size] = await service.db.orm.all<{ page_count: number }>(sql`PRAGMA page_count`);
  await setPageMax(service, (size?.page_count ?? 0) + 20);
  service.run();
  while (!service.logLines.some((line) => line.includes('SQLITE_FULL'))) await settleEventLoop();
  assert.equal((await readJob(await service.get(`/v1/enrich/jobs/${id}`))).status, 'processing');

  await setPageMax(service, 1_000_000);
  await awaitStatus(service, id, 'complete');
  const [job] = await service.db.orm.all(sql`SELECT attempt FROM jobs WHERE id = ${id}`);
  assert.deepEqual(job, { attempt: 1 });
  const [check] = await service.db.orm.all(sql`PRAGMA integrity_check`);
  assert.deepEqual(check, { integrity_check: 'ok' });
  await service.close();
});
