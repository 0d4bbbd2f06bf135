/** Waiting for a job, by a held answer and by events, ends with the job and never outlives it. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { parseWaitSeconds, waitSecondsMax } from '../../src/http/prefer.ts';
import { eventStreamsPerKeyMax } from '../../src/http/routes/events.ts';
import { readEnrich, readJob } from '../rig/answers.ts';
import { settleEventLoop } from '../rig/clock.ts';
import { openService } from '../rig/service.ts';

const idle = await openService();
after(() => idle.close());

type Service = typeof idle;

async function submit(service: Service, count = 1): Promise<string> {
  const transactions = Array.from({ length: count }, (_, i) => `STARBUCKS STORE ${i}`);
  const response = await service.post('/v1/enrich/async', { transactions });
  return (await readEnrich(response)).job_id ?? '';
}

function wait(service: Service, id: string, prefer: string): Promise<Response> {
  const headers = { 'X-API-Key': service.key, Prefer: prefer };
  return service.fetch(`/v1/enrich/jobs/${id}`, { headers });
}

interface Event {
  readonly name: string;
  readonly data: Record<string, unknown>;
}

/** Reads the events one by one. */
async function* readEvents(response: Response): AsyncGenerator<Event, void> {
  let text = '';
  for await (const bytes of response.body ?? []) {
    text += Buffer.from(bytes);
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const [, name, data] = /^event: (\w+)\ndata: (.+)$/.exec(part) ?? [];
      assert.ok(name && data);
      yield { name, data: JSON.parse(data) };
    }
  }
}

async function collect(response: Response): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of readEvents(response)) events.push(event);
  return events;
}

test('Prefer: wait is found among others, bounded, and ignored when it is none', () => {
  const rows: [string | undefined, number][] = [
    [undefined, 0],
    ['wait=30', 30],
    ['respond-async, WAIT = "5"; foo', 5],
    ['wait=3600', waitSecondsMax],
    ['wait=999999999999', 0],
    ['wait=-1', 0],
    ['wait', 0],
    ['await=5', 0],
  ];
  for (const [header, seconds] of rows) assert.equal(parseWaitSeconds(header), seconds);
});

test('a held answer comes when the job ends, long before the time is up', async () => {
  const service = await openService();
  const id = await submit(service, 700);
  const startedAtMs = performance.now();
  const held = wait(service, id, 'wait=60');
  service.run();
  const response = await held;
  assert.equal(response.headers.get('preference-applied'), 'wait=60');
  const job = await readJob(response);
  assert.deepEqual([job.status, job.results.length], ['complete', 700]);
  assert.ok(performance.now() - startedAtMs < 30_000);
  const again = await readJob(await wait(service, id, 'wait=60'));
  assert.deepEqual(again, job);
  await service.close();
});

test('what is done of a job may be waited for as well', async () => {
  const service = await openService();
  const id = await submit(service, 700);
  const held = service.fetch(`/v1/enrich/jobs/${id}/results`, {
    headers: { 'X-API-Key': service.key, Prefer: 'wait=60', Accept: 'application/x-ndjson' },
  });
  service.run();
  const response = await held;
  assert.equal(response.headers.get('preference-applied'), 'wait=60');
  assert.equal((await response.text()).split('\n').length, 701);
  await service.close();
});

test('a held answer comes when the time is up, with the job as it is', async () => {
  const id = await submit(idle);
  const job = await readJob(await wait(idle, id, 'wait=1'));
  assert.equal(job.status, 'queued');
  const asked = await wait(idle, id, 'respond-async');
  assert.equal(asked.headers.get('preference-applied'), null);
});

test('404: a job erased while it is waited for', async () => {
  const id = await submit(idle);
  const held = wait(idle, id, 'wait=60');
  await settleEventLoop();
  const erased = await idle.fetch(`/v1/enrich/jobs/${id}`, {
    method: 'DELETE',
    headers: { 'X-API-Key': idle.key },
  });
  assert.equal(erased.status, 204);
  assert.equal((await held).status, 404);
});

test('events: progress that grows, then how the job ended, then the end', async () => {
  const service = await openService();
  const id = await submit(service, 8000);
  const response = await service.get(`/v1/enrich/jobs/${id}/events`);
  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  const reading = collect(response);
  service.run();
  const events = await reading;
  const last = events.pop();
  assert.deepEqual(last, {
    name: 'complete',
    data: { id, status: 'complete', item_count: 8000, done_count: 8000 },
  });
  assert.ok(events.length > 0);
  let doneCount = 0;
  for (const { name, data } of events) {
    assert.equal(name, 'progress');
    assert.ok(Number(data.done_count) >= doneCount);
    doneCount = Number(data.done_count);
  }
  assert.deepEqual(await collect(await service.get(`/v1/enrich/jobs/${id}/events`)), [last]);
  await service.close();
});

test('events: an erased job ends them, and so does a stopping service', async () => {
  const service = await openService();
  const [gone, kept] = [await submit(service), await submit(service)];
  const first = readEvents(await service.get(`/v1/enrich/jobs/${gone}/events`));
  const second = readEvents(await service.get(`/v1/enrich/jobs/${kept}/events`));
  assert.equal((await first.next()).value?.name, 'progress');
  assert.equal((await second.next()).value?.name, 'progress');
  await service.fetch(`/v1/enrich/jobs/${gone}`, {
    method: 'DELETE',
    headers: { 'X-API-Key': service.key },
  });
  assert.deepEqual((await first.next()).value, { name: 'erased', data: { id: gone } });
  assert.equal((await first.next()).done, true);
  const held = wait(service, kept, 'wait=60');
  await settleEventLoop();
  service.drain();
  assert.equal((await second.next()).done, true);
  assert.equal((await readJob(await held)).status, 'queued');
  await service.close();
});

test('429: one event stream too many of one key; a stream left makes room', async () => {
  const id = await submit(idle);
  const path = `/v1/enrich/jobs/${id}/events`;
  const open = await Promise.all(
    Array.from({ length: eventStreamsPerKeyMax }, () => idle.get(path)),
  );
  const refused = await idle.get(path);
  assert.equal(refused.status, 429);
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
  const head = await idle.fetch(path, { method: 'HEAD', headers: { 'X-API-Key': idle.key } });
  assert.equal(head.status, 200);
  await open[0]?.body?.cancel();
  const again = await idle.get(path);
  assert.equal(again.status, 200);
  await Promise.all([...open.slice(1), again].map((response) => response.body?.cancel()));
});

test('404, 401: events of no job, and of the job of another key', async () => {
  assert.equal((await idle.get(`/v1/enrich/jobs/${crypto.randomUUID()}/events`)).status, 404);
  const id = await submit(idle);
  const other = await idle.keyring.create({ name: 'other' });
  assert.equal((await idle.get(`/v1/enrich/jobs/${id}/events`, other.key)).status, 401);
});
