/** `enrichd enrich --details` says of each line what the service says with `include`. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { readEnrich } from '../rig/answers.ts';
import { makeDirectory } from '../rig/directory.ts';
import { runCommand } from '../rig/process.ts';
import { openService } from '../rig/service.ts';

const directory = makeDirectory();
const file = join(directory, 'lines.txt');
const texts = ['STARBUCKS 123 SEATTLE WA', '???', 'MIGROS 12'];
writeFileSync(file, `${texts.join('\n')}\n`);

test('as NDJSON: the items of the service, byte for byte', async () => {
  const service = await openService();
  const body = { transactions: texts, country: 'CH', include: ['details'] };
  const { results } = await readEnrich(await service.post('/v1/enrich', body));
  await service.close();
  const { code, stdout } = await runCommand(
    directory,
    ...['enrich', file, '--details', '--country', 'ch'],
  );
  assert.equal(code, 0);
  assert.equal(stdout, `${results.map((item) => JSON.stringify(item)).join('\n')}\n`);
});

test('as CSV: a column for each detail, and none without --details', async () => {
  const detailed = await runCommand(directory, 'enrich', file, '--details', '--format', 'csv');
  const rows: Record<string, string>[] = parse(detailed.stdout, { columns: true });
  assert.deepEqual(
    rows.map(({ status, city, plaid_primary }) => [status, city, plaid_primary]),
    [
      ['complete', 'Seattle', 'FOOD_AND_DRINK'],
      ['rejected', '', ''],
      ['complete', '', 'FOOD_AND_DRINK'],
    ],
  );
  const plain = await runCommand(directory, 'enrich', file, '--format', 'csv');
  assert.equal(
    plain.stdout.split('\n', 1)[0],
    'input,status,source,merchant,domain,category,mcc_code,is_subscription,confidence',
  );
});

test('as a table there is no room for details: usage', async () => {
  const { code, stderr } = await runCommand(
    directory,
    ...['enrich', file, '--details', '--format', 'table'],
  );
  assert.equal(code, 2);
  assert.match(stderr, /--details needs --format ndjson or csv/);
});
