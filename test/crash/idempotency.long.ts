/** One Idempotency-Key is one job, however many ask at once and whichever answers are lost. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../accuracy/random.ts';
import { readEnrich } from '../rig/answers.ts';
import { makeKeyIn } from '../rig/client.ts';
import { makeDirectory } from '../rig/directory.ts';
import { runCommand, serve } from '../rig/process.ts';
import { startProxy } from '../rig/proxy.ts';

const posts = 200;
const body = JSON.stringify({ transactions: ['SPOTIFY', 'NETFLIX.COM'] });

test(`${posts} parallel posts through a proxy that loses answers make one job`, async () => {
  const directory = makeDirectory();
  const key = await makeKeyIn(directory);
  const server = await serve(directory);
  const proxy = await startProxy(server.url);
  const random = createRandom(9);
  const lost = { cut: 0, swallow: 0 };
  proxy.decide(() => {
    const conduct = random.pick(['pass', 'cut', 'swallow'] as const);
    if (conduct !== 'pass') lost[conduct] += 1;
    return conduct;
  });
  const headers = {
    'X-API-Key': key,
    'Content-Type': 'application/json',
    'Idempotency-Key': 'order-7',
  };
  const post = (text: string) =>
    fetch(`${proxy.url}/v1/enrich/async`, { method: 'POST', headers, body: text });
  async function postUntilAnswered(): Promise<Response> {
    for (;;) {
      const response = await post(body).catch(() => undefined);
      if (response !== undefined) return response;
    }
  }

  const answers = await Promise.all(Array.from({ length: posts }, postUntilAnswered));
  assert.ok(lost.cut > 50 && lost.swallow > 50);
  for (const { status } of answers) assert.ok(status === 200 || status === 202);
  const ids = await Promise.all(answers.map(async (one) => (await readEnrich(one)).job_id ?? ''));
  assert.equal(new Set(ids).size, 1);
  const listed = (await runCommand(directory, 'jobs', 'list')).stdout;
  assert.equal(listed.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g)?.length, 1);

  proxy.decide(() => 'pass');
  const others = await Promise.all(
    Array.from({ length: posts }, (_, i) => post(`{"transactions":["OTHER ${i}"]}`)),
  );
  for (const { status } of others) assert.equal(status, 422);
  proxy.close();
  assert.equal(await server.end('SIGTERM'), 0);
});
