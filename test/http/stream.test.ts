/** The stream on a real server: lines out as lines come in, in order, and nothing piled up. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { lineCharactersMax } from '../../src/http/lines.ts';
import { enrichStreamsPerKeyMax } from '../../src/http/routes/stream.ts';
import { startServer } from '../../src/http/server.ts';
import { batchItemsMax, spareBatches } from '../../src/pool/pool.ts';
import { readEnrich } from '../rig/answers.ts';
import { createKeptLog } from '../rig/log.ts';
import { openService } from '../rig/service.ts';

const service = await openService({ ENRICHD_STREAM_ITEMS_MAX: '60000' });
const server = await startServer({
  host: '127.0.0.1',
  port: 0,
  connectionsMax: 100,
  log: createKeptLog().log,
  fetch: (incoming) => service.fetch(incoming),
});
after(async () => {
  await server.drain(0);
  await service.close();
});

function open(query = '', key = service.key): ClientRequest {
  const sending = request(`${server.url}/v1/enrich/stream${query}`, {
    method: 'POST',
    agent: false,
    headers: { 'X-API-Key': key, 'Content-Type': 'application/x-ndjson' },
  });
  sending.on('error', () => {});
  sending.flushHeaders();
  return sending;
}

async function receive(sending: ClientRequest): Promise<IncomingMessage> {
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  return answer;
}

async function exchange(body: string | Uint8Array, query = '', key = service.key) {
  const sending = open(query, key);
  sending.end(body);
  const answer = await receive(sending);
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers['content-type'], 'application/x-ndjson; charset=utf-8');
  const lines: Record<string, unknown>[] = [];
  for await (const line of createInterface(answer)) lines.push(JSON.parse(line));
  return lines;
}

test('a line is answered before the next is sent', async () => {
  const sending = open();
  const answer = await receive(sending);
  const lines = createInterface(answer)[Symbol.asyncIterator]();
  for (const text of ['NETFLIX.COM', 'SPOTIFY', 'STARBUCKS 12']) {
    sending.write(`${JSON.stringify(text)}\n`);
    const { value } = await lines.next();
    assert.equal(JSON.parse(value ?? '').input, text);
  }
  sending.end();
  assert.equal((await lines.next()).done, true);
});

test('many lines come back in their order, as the direct way answers them', async () => {
  const entries = Array.from({ length: 5000 }, (_, i) =>
    i % 3 ? `STARBUCKS STORE ${i}` : { description: `CAFÉ ${i}`, id: `id ${i}` },
  );
  const body = entries.map((entry) => JSON.stringify(entry)).join('\n');
  const lines = await exchange(body, '?include=details&country=US');
  assert.equal(lines.length, entries.length);
  const transactions = entries.slice(0, 100);
  const request = { transactions, include: ['details'], country: 'US' };
  const direct = await readEnrich(await service.post('/v1/enrich', request));
  assert.deepEqual(lines.slice(0, 100), direct.results);
  assert.deepEqual(
    lines.map((line) => line.input),
    entries.map((entry) => (typeof entry === 'string' ? entry : entry.description)),
  );
});

test('a line that does not fit is answered in its place, and the stream goes on', async () => {
  const lines = [
    '"SPOTIFY"',
    '{CANARY',
    '',
    '42',
    `"${'x'.repeat(lineCharactersMax)}"`,
    '{"description":"CANARY","mcc":5}',
    '"NETFLIX.COM"',
  ];
  const answers = await exchange(lines.join('\n'));
  assert.deepEqual(
    answers.map(({ input, line, status }) => [status, input ?? line]),
    [
      ['complete', 'SPOTIFY'],
      ['invalid', 2],
      ['invalid', 4],
      ['invalid', 5],
      ['invalid', 6],
      ['complete', 'NETFLIX.COM'],
    ],
  );
  assert.ok(!JSON.stringify(answers).includes('CANARY'));
  const all = await exchange('1\n2\n');
  assert.deepEqual(
    all.map(({ line }) => line),
    [1, 2],
  );
});

test('bytes that are not UTF-8 end the stream, after what came before them', async () => {
  const body = Buffer.concat([
    Buffer.from('"SPOTIFY"\n'.repeat(20_000)),
    Buffer.from([0x22, 0xff, 0x22]),
  ]);
  const answers = await exchange(body);
  assert.deepEqual(answers.at(-1), { status: 'invalid', error: 'Expected text in UTF-8.' });
  assert.equal(answers.at(-2)?.input, 'SPOTIFY');
});

test('one line over the limit of a stream ends it', async () => {
  const answers = await exchange('"SPOTIFY"\n'.repeat(60_001));
  assert.deepEqual(answers.at(-1), { status: 'invalid', error: 'Expected at most 60000 items.' });
  assert.ok(answers.length <= 60_001);
});

test('the quota of the key ends the stream with its numbers', async () => {
  const { key } = await service.keyring.create({ name: 'small', quotaItems: 1000 });
  const answers = await exchange('"SPOTIFY"\n'.repeat(20_000), '', key);
  const last = answers.pop();
  assert.equal(last?.error, 'Monthly quota exceeded.');
  assert.equal(last?.usage, answers.length);
  assert.equal(last?.limit, 1000);
});

test('an empty stream has an empty answer', async () => {
  assert.deepEqual(await exchange(''), []);
  assert.deepEqual(await exchange('\n\r\n \n'), []);
});

test('who does not read is not read from', async () => {
  const sending = open();
  const answer = await receive(sending);
  // What the operating system keeps of both directions is some megabytes.
  const piece = `${JSON.stringify(`STARBUCKS STORE 123 ${'9'.repeat(1000)}`)}\n`.repeat(50);
  let pieceCount = 0;
  // Nothing is taken from the answer, so at some point nothing more is taken from us.
  let isStuck = false;
  while (!isStuck) {
    pieceCount += 1;
    if (sending.write(piece)) continue;
    isStuck = !(await drainsUntilIdle(sending));
  }
  assert.ok(pieceCount * 50 < 50_000);
  let lineCount = 0;
  answer.on('data', (bytes) => {
    lineCount += String(bytes).split('\n').length - 1;
  });
  sending.end();
  await once(answer, 'end');
  assert.equal(lineCount, pieceCount * 50);
});

/** Whether more can be sent before the threads have had nothing to do for many turns. */
async function drainsUntilIdle(sending: ClientRequest): Promise<boolean> {
  for (let idleTurns = 0; idleTurns < 3000; idleTurns++) {
    if (!sending.writableNeedDrain) return true;
    const { busyCount, waitingCount } = service.pool.measureUse();
    if (busyCount + waitingCount > 0) idleTurns = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return false;
}

test('429: one stream too many of one key; a client that leaves makes room', async () => {
  const { key } = await service.keyring.create({ name: 'many' });
  const streams = await Promise.all(
    Array.from({ length: enrichStreamsPerKeyMax }, async () => {
      const sending = open('', key);
      return { sending, answer: await receive(sending) };
    }),
  );
  const refused = await receive(open('', key));
  assert.equal(refused.statusCode, 429);
  refused.destroy();
  for (const { sending, answer } of streams) {
    answer.on('error', () => {});
    sending.destroy();
  }
  for (;;) {
    const sending = open('', key);
    sending.end('"SPOTIFY"');
    const answer = await receive(sending);
    answer.resume();
    await once(answer, 'end');
    if (answer.statusCode === 200) break;
  }
});

test('415, 401: another form, and no key', async () => {
  const init = { method: 'POST', body: '"SPOTIFY"' };
  const csv = { 'X-API-Key': service.key, 'Content-Type': 'text/csv' };
  assert.equal((await service.fetch('/v1/enrich/stream', { ...init, headers: csv })).status, 415);
  assert.equal((await service.fetch('/v1/enrich/stream', init)).status, 401);
});

test('spareBatches: a stream keeps so many batches beyond one a thread, and no more', async (context) => {
  let begun = 0;
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const enrichBatch = service.pool.enrichBatch;
  context.mock.method(
    service.pool,
    'enrichBatch',
    async (...task: Parameters<typeof enrichBatch>) => {
      begun += 1;
      await released;
      return enrichBatch(...task);
    },
  );
  const reading = exchange('"SPOTIFY"\n'.repeat(20 * batchItemsMax));
  while (begun < service.pool.threads + spareBatches) await delay(1);
  await delay(100);
  assert.equal(begun, service.pool.threads + spareBatches);
  release();
  assert.equal((await reading).length, 20 * batchItemsMax);
});
