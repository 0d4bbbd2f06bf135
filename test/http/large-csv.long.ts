/** A table of 100,000 rows goes in and comes out enriched, with the limits as they are set. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { openListening } from '../rig/listening.ts';

const rowCount = 100_000;

test('200: 100,000 rows of CSV come back as CSV, each in its place', async () => {
  const service = await openListening();
  service.run();
  const headers = { 'X-API-Key': service.key };
  const rows = Array.from({ length: rowCount }, (_, row) => `${row},"STARBUCKS STORE ${row}, WA"`);
  const submitted = await fetch(`${service.url}/v1/enrich/async?column=text`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'text/csv' },
    body: `id,text\n${rows.join('\n')}\n`,
  });
  assert.equal(submitted.status, 202);
  const { job_id } = (await submitted.json()) as { job_id: string };
  const results = `${service.url}/v1/enrich/jobs/${job_id}/results`;
  const wanted = { ...headers, Accept: 'text/csv', Prefer: 'wait=60' };
  let answer = await fetch(results, { headers: wanted });
  while (answer.headers.get('Job-Status') !== 'complete') {
    assert.equal(answer.status, 200);
    await answer.body?.cancel();
    answer = await fetch(results, { headers: wanted });
  }
  const table: Record<string, string>[] = parse(await answer.text(), { columns: true });
  assert.equal(table.length, rowCount);
  for (const [row, { input, merchant }] of table.entries()) {
    assert.equal(input, `STARBUCKS STORE ${row}, WA`);
    assert.equal(merchant, 'Starbucks');
  }
  await service.close();
});
