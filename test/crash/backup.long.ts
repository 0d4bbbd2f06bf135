/** A backup taken under load is whole: it passes its check, holds every earlier job, and serves. */

import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { sql } from 'drizzle-orm';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/client.ts';
import { createClient, makeKeyIn } from '../rig/client.ts';
import { makeDirectory } from '../rig/directory.ts';
import { runCommand, serve } from '../rig/process.ts';

const strings = Array.from({ length: 1200 }, (_, i) => `SQ *SHOP ${i} SEATTLE WA`);

test('a backup of a live server restores to the same jobs and finishes what was open', async () => {
  const directory = makeDirectory();
  const key = await makeKeyIn(directory);
  const server = await serve(directory);
  const client = createClient(server.url, key);
  const first = await client.submit(strings);
  const expected = (await client.await(first)).results;

  let isOver = false;
  const earlier: string[] = [first];
  const clients = Array.from({ length: 4 }, async () => {
    while (!isOver) earlier.push(await client.submit(strings.slice(0, 100)));
  });
  while (earlier.length < 12) await client.read(first);
  const known = [...earlier];
  const restored = makeDirectory();
  const file = join(restored, 'enrichd.db');
  assert.equal((await runCommand(directory, 'backup', file)).code, 0);
  const all = earlier.length;
  isOver = true;
  await Promise.all(clients);
  assert.ok(all > known.length, 'the server took no job while it was backed up');
  assert.equal(await server.end('SIGKILL'), null);

  copyFileSync(file, join(restored, 'checked.db'));
  const url = pathToFileURL(join(restored, 'checked.db')).href;
  const db = await openDatabase({ url, clock: systemClock, onFatal: () => assert.fail() });
  assert.deepEqual(await db.orm.all(sql`PRAGMA integrity_check`), [{ integrity_check: 'ok' }]);
  const halves = await db.orm.all(sql`SELECT id FROM jobs WHERE chunk_count
    <> (SELECT count(*) FROM job_inputs WHERE job_id = jobs.id) OR (status = 'complete')
    <> (chunk_count = (SELECT count(*) FROM job_results WHERE job_id = jobs.id))`);
  assert.deepEqual(halves, []);
  const ids = (await db.orm.all<{ id: string }>(sql`SELECT id FROM jobs`)).map(({ id }) => id);
  for (const id of known) assert.ok(ids.includes(id));

  copyFileSync(join(directory, 'secret'), join(restored, 'secret'));
  const again = await serve(restored);
  const survivor = createClient(again.url, key);
  assert.deepEqual((await survivor.await(first)).results, expected);
  for (const id of known.slice(1)) {
    assert.deepEqual((await survivor.await(id)).results, expected.slice(0, 100));
  }
  assert.equal(await again.end('SIGTERM'), 0);
});
