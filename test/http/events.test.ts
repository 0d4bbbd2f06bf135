/** When an event stream and a held answer speak, on real connections with time that is told. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { eventPauseMs, silenceMs } from '../../src/http/routes/events.ts';
import { erase } from '../../src/jobs/store.ts';
import { rereadMs } from '../../src/jobs/watch.ts';
import { readEnrich } from '../rig/answers.ts';
import { createManualClock } from '../rig/clock.ts';
import { openListening } from '../rig/listening.ts';

const clock = createManualClock();
const service = await openListening({}, 10, clock);
after(() => service.close());
const key = { 'X-API-Key': service.key };

async function submit(): Promise<string> {
  const response = await fetch(`${service.url}/v1/enrich/async`, {
    method: 'POST',
    headers: { ...key, 'Content-Type': 'application/json' },
    body: JSON.stringify({ transactions: ['SPOTIFY'] }),
  });
  return (await readEnrich(response)).job_id ?? '';
}

/** An answer as far as it has come. */
interface Coming {
  text(): string;
  isOver(): boolean;
  leave(): void;
}

async function follow(path: string, headers: Record<string, string> = {}): Promise<Coming> {
  const left = new AbortController();
  let text = '';
  let isOver = false;
  const reading = async () => {
    const init = { headers: { ...key, ...headers }, signal: left.signal };
    const response = await fetch(service.url + path, init);
    for await (const bytes of response.body ?? []) text += Buffer.from(bytes);
  };
  void reading()
    .catch(() => {})
    .finally(() => {
      isOver = true;
    });
  await awaitSleep();
  return { text: () => text, isOver: () => isOver, leave: () => left.abort() };
}

/** Waits until whoever answers has nothing to do but to wait. */
function awaitSleep(): Promise<void> {
  return awaitThat(() => clock.sleeperCount() > 0);
}

/** Lets time go by that must end a sleep, and waits for the next one. */
async function pass(ms: number): Promise<void> {
  await clock.advance(ms);
  await awaitSleep();
}

/** Waits for what comes at once, or never. */
async function awaitThat(isSo: () => boolean): Promise<void> {
  const deadlineMs = performance.now() + 10_000;
  while (!isSo()) {
    assert.ok(performance.now() < deadlineMs, `waited in vain for ${isSo}`);
    await delay(1);
  }
}

/** Long enough for what is ready to arrive. */
const arrivalMs = 100;

test('eventPauseMs: an event is held back until the pause behind the last is over', async () => {
  const id = await submit();
  const events = await follow(`/v1/enrich/jobs/${id}/events`);
  await awaitThat(() => events.text().includes('event: progress'));
  await fetch(`${service.url}/v1/enrich/jobs/${id}`, { method: 'DELETE', headers: key });
  await clock.advance(eventPauseMs - 1);
  await delay(arrivalMs);
  assert.ok(!events.text().includes('erased'));
  await clock.advance(1);
  await awaitThat(events.isOver);
  assert.ok(events.text().includes('event: erased'));
});

test('rereadMs: a stream sees what another process changed', async () => {
  const id = await submit();
  const events = await follow(`/v1/enrich/jobs/${id}/events`);
  await erase(service.db, [id]);
  await pass(eventPauseMs);
  await clock.advance(rereadMs - 1);
  await delay(arrivalMs);
  assert.ok(!events.text().includes('erased'));
  await clock.advance(1);
  await awaitThat(events.isOver);
  assert.ok(events.text().includes('event: erased'));
});

test('rereadMs: a held answer sees what another process changed', async () => {
  const id = await submit();
  const held = await follow(`/v1/enrich/jobs/${id}`, { Prefer: 'wait=60' });
  await erase(service.db, [id]);
  await clock.advance(rereadMs - 1);
  await delay(arrivalMs);
  assert.equal(held.isOver(), false);
  await clock.advance(1);
  await awaitThat(held.isOver);
  assert.match(held.text(), /Job not found/);
});

test('silenceMs: a stream with nothing to say sends a comment, no earlier', async () => {
  const id = await submit();
  const events = await follow(`/v1/enrich/jobs/${id}/events`);
  const comments = () => events.text().split(': still here\n\n').length - 1;
  for (const round of [1, 2]) {
    let leftMs = silenceMs;
    for (const step of cycle(eventPauseMs, rereadMs)) {
      if (step >= leftMs) break;
      await pass(step);
      leftMs -= step;
    }
    await clock.advance(leftMs - 1);
    await delay(arrivalMs);
    assert.equal(comments(), round - 1);
    await pass(1);
    await awaitThat(() => comments() === round);
  }
  assert.equal(events.text().split('event:').length, 2);
  events.leave();
});

function* cycle(...steps: number[]): Generator<number> {
  for (;;) yield* steps;
}
