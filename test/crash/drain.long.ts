/** A graceful stop under load: nothing acknowledged is lost, no attempt is spent, the end comes soon. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { sql } from 'drizzle-orm';
import { stopGraceMs } from '../../src/cli/serve.ts';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/client.ts';
import { createClient, makeKeyIn } from '../rig/client.ts';
import { makeDirectory } from '../rig/directory.ts';
import { serve } from '../rig/process.ts';

const drainSeconds = 5;
const clientCount = 8;
const strings = Array.from({ length: 5000 }, (_, i) => `SQ *SHOP ${i} SEATTLE WA`);

test('SIGTERM under kept-alive load', async () => {
  const directory = makeDirectory();
  const key = await makeKeyIn(directory);
  const server = await serve(directory, { ENRICHD_DRAIN_SECONDS: String(drainSeconds) });
  const client = createClient(server.url, key);
  const long = await client.submit(strings);
  await client.await(long, ['processing']);

  const acknowledged: string[] = [long];
  const refused: unknown[] = [];
  const isFlowing = Promise.withResolvers<void>();
  const load = Array.from({ length: clientCount }, async () => {
    // `fetch` keeps its connections alive, so the server must get rid of these clients itself.
    for (;;) {
      try {
        acknowledged.push(await client.submit(['SPOTIFY', 'NETFLIX.COM']));
        if (acknowledged.length > 5 * clientCount) isFlowing.resolve();
      } catch (error) {
        refused.push(error);
        return;
      }
    }
  });
  await isFlowing.promise;
  const startedAtMs = performance.now();
  assert.equal(await server.end('SIGTERM'), 0);
  assert.ok(performance.now() - startedAtMs < drainSeconds * 1000 + stopGraceMs);
  await Promise.all(load);
  assert.equal(refused.length, clientCount);

  const url = pathToFileURL(join(directory, 'enrichd.db')).href;
  const db = await openDatabase({ url, clock: systemClock, onFatal: () => assert.fail() });
  const stored = await db.orm.all<{ id: string; status: string; tries: number }>(
    sql`SELECT id, status, attempt - forgiven AS tries FROM jobs`,
  );
  const known = new Map(stored.map((job) => [job.id, job]));
  for (const id of acknowledged) {
    const job = known.get(id);
    assert.ok(job);
    // A job that was under way was given back with its attempt, and one that ended took one.
    assert.deepEqual([job.status, job.tries], job.tries === 0 ? ['queued', 0] : ['complete', 1]);
  }
  const unsent = stored.filter(({ id }) => !acknowledged.includes(id)).length;
  assert.ok(unsent <= clientCount, 'more than the answers in flight got lost');
});
