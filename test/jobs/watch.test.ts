/** Whoever watches a job misses no change and waits no longer than asked. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WholeJob } from '../../src/jobs/store-reads.ts';
import { createWatch, type Subscription } from '../../src/jobs/watch.ts';
import { createManualClock, settleEventLoop } from '../rig/clock.ts';

/** Whether the next change has been told without the time moving on. */
async function isTold(subscription: Subscription): Promise<boolean> {
  let told = false;
  void subscription.next(1000).then(() => {
    told = true;
  });
  await settleEventLoop();
  return told;
}

test('a change wakes those who watch this job and this kind of change', async () => {
  const watch = createWatch(createManualClock());
  const [progress, state, other] = [
    watch.subscribe('a', 'progress'),
    watch.subscribe('a', 'state'),
    watch.subscribe('b', 'progress'),
  ];
  watch.announce('a', 'progress');
  assert.deepEqual(await Promise.all([progress, state, other].map(isTold)), [true, false, false]);
  watch.announce('a', 'state');
  assert.equal(await isTold(progress), true);
});

test('a change between two questions is not missed, and told once', async () => {
  const watch = createWatch(createManualClock());
  const changes = watch.subscribe('a', 'state');
  watch.announce('a', 'state');
  watch.announce('a', 'state');
  assert.equal(await isTold(changes), true);
  assert.equal(await isTold(changes), false);
});

test('what comes along with an announcement is told once', async () => {
  const watch = createWatch(createManualClock());
  const changes = watch.subscribe('a', 'end');
  const whole = { id: 'a' } as WholeJob;
  watch.announce('a', 'end', whole);
  assert.equal(await changes.next(1), whole);
  watch.announce('a', 'end');
  assert.equal(await changes.next(1), undefined);
});

test('without a change the wait ends when the time is up', async () => {
  const clock = createManualClock();
  const changes = createWatch(clock).subscribe('a', 'state');
  const next = changes.next(500);
  await clock.advance(500);
  await next;
});

test('the end of a subscription and the close of the watch wake at once', async () => {
  const watch = createWatch(createManualClock());
  const [ended, closed] = [watch.subscribe('a', 'state'), watch.subscribe('a', 'state')];
  const [first, second] = [ended.next(1000), closed.next(1000)];
  ended.end();
  await first;
  watch.close();
  await second;
  assert.equal(watch.isClosed(), true);
  assert.equal(await isTold(closed), true);
  assert.equal(await isTold(watch.subscribe('b', 'state')), true);
});

test('a job is known to run for its key from the beginning of its run to its end', () => {
  const watch = createWatch(createManualClock());
  assert.equal(watch.isRunning('a', 'key'), false);
  watch.begin('a', 'key');
  watch.announce('a', 'progress');
  assert.deepEqual([watch.isRunning('a', 'key'), watch.isRunning('a', 'other')], [true, false]);
  watch.announce('a', 'end');
  assert.equal(watch.isRunning('a', 'key'), false);
});
