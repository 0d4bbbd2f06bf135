/** The executable on a libSQL server: two instances share it, and one ends what another left. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  call,
  descriptors,
  executable,
  nodeCommand,
  startServer,
  submit,
  waitForJob,
} from '../rig/built.ts';
import { makeDirectory } from '../rig/directory.ts';
import { sqldMissing, startSqld } from '../rig/sqld.ts';

const many = descriptors(20_000);

test('instances share jobs, and a job of a killed one is ended by another', {
  skip: sqldMissing,
}, async () => {
  const { url } = await startSqld();
  const env = { ENRICHD_DATABASE_URL: url, ENRICHD_SECRET: 'ab'.repeat(32) };
  const start = (command: readonly string[]) => startServer(command, { cwd: makeDirectory(), env });
  const first = await start([executable, 'serve']);
  const { key } = first;
  const second = await start([executable, 'serve']);
  assert.equal(second.key, undefined, 'the first instance has made the key');

  assert.equal((await call(second, key, '/v1/enrich', ['NETFLIX.COM'])).status, 200);
  const id = await submit(first, key, many);
  assert.equal(await first.end('SIGKILL'), null);
  const rescued = await waitForJob(second, key, id);
  assert.equal(rescued.status, 'complete');
  assert.equal(rescued.results.length, many.length);

  const source = await start([...nodeCommand, 'serve']);
  const again = await waitForJob(source, key, await submit(source, key, many));
  assert.deepEqual(again.results, rescued.results);
  assert.equal(await second.end('SIGTERM'), 0);
  assert.equal(await source.end('SIGTERM'), 0);
});
