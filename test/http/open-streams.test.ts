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
  const asked = Array.from({ length: waitingMax + 1 }, () => service.fetch(path, { headers }));
  // It is refused only once all others are held, so nothing else can come first.
  const first = await Promise.race(asked);
  assert.deepEqual([first.status, first.headers.get('preference-applied')], [200, null]);
  service.drain();
  const granted = (await Promise.all(asked)).filter((one) => one.headers.has('preference-applied'));
  assert.equal(granted.length, waitingMax);
  await service.close();
});
