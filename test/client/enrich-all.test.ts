/** The client's enrichAll: any source, in order, bounded, and tidy however it ends. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { EnrichdClient, InvalidRequestError, type Item } from '../../src/client/index.ts';
import { openListening } from '../rig/listening.ts';

const service = await openListening();
const client = new EnrichdClient({ baseUrl: service.url, apiKey: service.key });
after(() => service.close());

const descriptors = Array.from({ length: 250 }, (_, row) => `STARBUCKS STORE ${10_000 + row}`);

/** Yields the descriptors and counts how many were taken and whether it was closed. */
function createSource(values: readonly string[]) {
  const facts = { takenCount: 0, isClosed: false };
  async function* read() {
    try {
      for (const value of values) {
        facts.takenCount += 1;
        yield value;
      }
    } finally {
      facts.isClosed = true;
    }
  }
  return { facts, values: read() };
}

async function collect(items: AsyncIterable<Item>): Promise<string[]> {
  const inputs: string[] = [];
  for await (const { input } of items) inputs.push(input);
  return inputs;
}

test('every item comes in the order of the source, whatever the source and the chunks', async () => {
  for (const source of [descriptors, new Set(descriptors), createSource(descriptors).values]) {
    assert.deepEqual(await collect(client.enrichAll(source)), descriptors);
  }
  for (const [chunkItems, concurrency] of [
    [7, 3],
    [1, 16],
    [100, 1],
  ] as const) {
    const few = descriptors.slice(0, 60);
    assert.deepEqual(await collect(client.enrichAll(few, { chunkItems, concurrency })), few);
  }
  assert.deepEqual(await collect(client.enrichAll([])), []);
});

test('details and the country reach every request', async () => {
  const chunks = { chunkItems: 1, include: ['details'], country: 'US' } as const;
  for await (const item of client.enrichAll(['NETFLIX.COM', 'UBER TRIP'], chunks)) {
    assert.ok(item.status === 'complete' && item.details?.merchant_id);
  }
});

test('the source is read no further ahead than the requests at once, and closed on leaving', async () => {
  const { facts, values } = createSource(descriptors);
  for await (const item of client.enrichAll(values, { chunkItems: 10, concurrency: 3 })) {
    assert.equal(item.input, descriptors[0]);
    break;
  }
  // Three chunks at work and one being read.
  assert.ok(facts.takenCount >= 10 && facts.takenCount <= 40, `${facts.takenCount} were taken`);
  assert.equal(facts.isClosed, true);
});

test('a source that is slow does not hold back the items before', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  async function* slow() {
    yield 'NETFLIX.COM';
    await promise;
    yield 'UBER TRIP';
  }
  const inputs: string[] = [];
  for await (const { input } of client.enrichAll(slow(), { chunkItems: 1 })) {
    inputs.push(input);
    resolve();
  }
  assert.deepEqual(inputs, ['NETFLIX.COM', 'UBER TRIP']);
});

test('a refused request ends it after the items before, and closes the source', async () => {
  const { facts, values } = createSource([...descriptors.slice(0, 20), 'x'.repeat(1025), 'UBER']);
  const inputs: string[] = [];
  await assert.rejects(async () => {
    for await (const { input } of client.enrichAll(values, { chunkItems: 10 })) inputs.push(input);
  }, InvalidRequestError);
  assert.deepEqual(inputs, descriptors.slice(0, 20));
  assert.equal(facts.isClosed, true);
});

test('a source that fails ends it after the items before, with its own error', async () => {
  const failure = new Error('the file ended early');
  async function* broken() {
    yield* descriptors.slice(0, 25);
    throw failure;
  }
  const inputs: string[] = [];
  await assert.rejects(async () => {
    for await (const { input } of client.enrichAll(broken(), { chunkItems: 5 })) inputs.push(input);
  }, failure);
  assert.deepEqual(inputs, descriptors.slice(0, 25));
});

test('an aborted signal ends it at once, even while the source gives nothing', async () => {
  const stop = new AbortController();
  const reason = new Error('enough');
  async function* stuck() {
    yield 'NETFLIX.COM';
    await new Promise<never>(() => {});
  }
  const items = client.enrichAll(stuck(), { chunkItems: 1, signal: stop.signal });
  await items.next();
  const next = items.next();
  stop.abort(reason);
  await assert.rejects(next, reason);
  const aborted = client.enrichAll(descriptors, { signal: stop.signal });
  await assert.rejects(aborted.next(), reason);
});

test('sizes that are no whole numbers are refused', async () => {
  for (const options of [{ chunkItems: 0 }, { concurrency: 0 }, { chunkItems: 1.5 }]) {
    await assert.rejects(client.enrichAll(['UBER TRIP'], options).next(), RangeError);
  }
});
