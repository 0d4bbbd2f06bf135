/** Open answers are counted in all and by key, and held answers in all. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOpenStreams } from '../../src/http/open-streams.ts';
import { waitingMax } from '../../src/http/wait.ts';
import { readEnrich } from '../rig/answers.ts';
import { openService } from '../rig/service.ts';

test('one too many of a key is 429, one too many of all is 503; a closed one makes room once', () => {
  const streams = createOpenStreams({ totalMax: 3, perKeyMax: 2 });
  const close = streams.open('a');
  streams.open('a');
  assert.throws(() => streams.open('a'), { status: 429 });
  streams.open('b');
  assert.throws(() => streams.open('c'), { status: 503 });
  close();
  close();
  streams.open('c');
  assert.throws(() => streams.open('d'), { status: 503 });
});

test(`beyond ${waitingMax} held answers the next comes at once`, async () => {
  const service = await openService();
  const submitted = await service.post('/v1/enrich/async', { transactions: ['a'] });
  const path = `/v1/enrich/jobs/${(await readEnrich(submitted)).job_id}`;
  const headers = { 'X-API-Key': service.key, Prefer: 'wait=60' };
  const held = Array.from({ length: waitingMax }, () => service.fetch(path, { headers }));
  const granted = Promise.race(held).then((response) => response.status);
  let refused: Response;
  do refused = await service.fetch(path, { headers: { ...headers, Prefer: 'wait=1' } });
  while (refused.headers.has('preference-applied'));
  assert.equal(refused.status, 200);
  service.drain();
  assert.equal(await granted, 200);
  for (const response of await Promise.all(held)) {
    assert.equal(response.headers.get('preference-applied'), 'wait=60');
  }
  await service.close();
});
