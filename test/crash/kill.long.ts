/** Twenty kills amid submissions and erasures: nothing acknowledged is lost, nothing erased returns. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../accuracy/random.ts';
import { createClient, makeKeyIn } from '../rig/client.ts';
import { makeDirectory } from '../rig/directory.ts';
import { serve } from '../rig/process.ts';

process.setMaxListeners(100);

const kills = 20;
const clientCount = 6;
const seed = 20;

/** What the clients submit; the larger ones are still running when the server is killed. */
const BODIES = [1, 2, 5, 30, 200, 1100].map((count) =>
  Array.from({ length: count }, (_, i) => `SQ *SHOP ${count}-${i} SEATTLE WA`),
);

test(`${kills} kills: every acknowledged job ends as an undisturbed one (seed ${seed})`, async () => {
  const random = createRandom(seed);
  const directory = makeDirectory();
  const key = await makeKeyIn(directory);
  const acknowledged = new Map<string, number>();
  const finished = new Set<string>();
  const erased = new Set<string>();

  for (let round = 0; round < kills; round++) {
    const server = await serve(directory);
    const client = createClient(server.url, key);
    let leftBeforeKill = 1 + random.below(20);
    const killed = Promise.withResolvers<unknown>();
    // A job whose process dies five times under it fails by design, so every other kill waits
    // until the job at the head of the queue is through.
    async function kill(): Promise<number | null> {
      for (const id of round % 2 === 1 ? acknowledged.keys() : []) {
        if (finished.has(id)) continue;
        const wasEnded = (await client.read(id)).status === 'complete';
        await client.await(id);
        finished.add(id);
        if (!wasEnded) break;
      }
      return server.end('SIGKILL');
    }
    const work = Array.from({ length: clientCount }, async () => {
      while (leftBeforeKill > 0) {
        const body = random.below(BODIES.length);
        const id = await client.submit(BODIES[body] ?? []);
        acknowledged.set(id, body);
        if (random.chance(0.2)) {
          // Whether an erasure took effect is known only when it was answered.
          acknowledged.delete(id);
          if ((await client.ask(id, 'DELETE')) === 204) erased.add(id);
        }
        leftBeforeKill -= 1;
        if (leftBeforeKill === 0) killed.resolve(kill());
      }
    });
    const ended = Promise.allSettled(work);
    assert.equal(await killed.promise, null);
    await ended;
  }

  const server = await serve(directory);
  const client = createClient(server.url, key);
  const undisturbed = await Promise.all(
    BODIES.map(async (body) => (await client.await(await client.submit(body))).results),
  );
  assert.ok(acknowledged.size > kills);
  for (const [id, body] of acknowledged) {
    const job = await client.await(id);
    assert.equal(job.status, 'complete');
    assert.deepEqual(job.results, undisturbed[body]);
  }
  assert.ok(erased.size > 0);
  for (const id of erased) assert.equal(await client.ask(id, 'GET'), 404);
  assert.equal(await server.end('SIGTERM'), 0);
});
