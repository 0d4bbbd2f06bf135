/** A job survives the death of its process in the middle, and ends as if nothing had happened. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, makeKeyIn } from '../rig/client.ts';
import { makeDirectory } from '../rig/directory.ts';
import { serve } from '../rig/process.ts';

const strings = Array.from({ length: 6000 }, (_, i) => `SQ *SHOP ${i} SEATTLE WA`);

test('a job killed in the middle resumes by itself and ends as an undisturbed one', async () => {
  const directory = makeDirectory();
  const key = await makeKeyIn(directory);
  const first = await serve(directory);
  const before = createClient(first.url, key);
  const id = await before.submit(strings);
  await before.await(id, ['processing']);
  assert.equal(await first.end('SIGKILL'), null);

  const second = await serve(directory);
  const client = createClient(second.url, key);
  const resumed = await client.await(id);
  assert.equal(resumed.status, 'complete');
  const other = await client.await(await client.submit(strings));
  assert.deepEqual(resumed.results, other.results);
  assert.equal(await second.end('SIGTERM'), 0);
});
