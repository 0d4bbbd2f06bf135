/** Faults of a thread come back as values, and the pool goes on. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { enrichChunk } from '../../src/pool/chunk.ts';
import { loadKnowledge, openKnowledge } from '../../src/pool/knowledge.ts';
import { createPool, sharedBytesMax, smallBatchBytesMax } from '../../src/pool/pool.ts';
import { createKeptLog } from '../rig/log.ts';

const knowledge = await loadKnowledge();
const { log, lines } = createKeptLog();
const worker = new URL('../rig/poison-worker.ts', import.meta.url);
const pool = createPool({
  threads: 1,
  knowledge,
  log,
  worker,
  batchMs: 5000,
  heapMebibytesMax: 64,
});
after(() => pool.close());

function toBytes(entries: readonly string[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(entries));
}

test('a batch in a thread gives the bytes that the main thread gives', async () => {
  const entries = ['NETFLIX.COM', 'é🛒', '123', ''];
  const result = await pool.enrichBatch(toBytes(entries));
  assert.ok(result.isOk);
  const expected = enrichChunk(entries, openKnowledge(knowledge));
  assert.equal(new TextDecoder().decode(result.bytes), expected.text);
  assert.equal(result.itemCount, 4);
  assert.equal(result.retryCount, expected.retryCount);
});

const FAULTS: Readonly<Record<string, string>> = {
  'poison: exit': 'crash',
  'poison: throw': 'crash',
  'poison: throw late': 'crash',
  'poison: exhaust memory': 'crash',
  'poison: spin': 'timeout',
};

for (const [poison, fault] of Object.entries(FAULTS)) {
  test(`${poison}: a ${fault} of this batch alone, and the next one is served`, async () => {
    const [bad, good] = await Promise.all([
      pool.enrichBatch(toBytes([poison])),
      pool.enrichBatch(toBytes(['SPOTIFY'])),
    ]);
    assert.deepEqual(bad, { isOk: false, fault });
    assert.equal(good.isOk, true);
  });
}

test('small batches that wait share a hand-over, and each gets its own answer', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `SHOP ${i}`);
  const results = await Promise.all(names.map((name) => pool.enrichBatch(toBytes([name]))));
  for (const [position, result] of results.entries()) {
    assert.ok(result.isOk);
    const items = JSON.parse(`[${new TextDecoder().decode(result.bytes)}]`) as { input: string }[];
    assert.deepEqual([items.length, items[0]?.input], [1, names[position]]);
  }
});

test('a batch that fails in company fails alone', async () => {
  const entries = ['SHOP', 'NETFLIX', 'poison: throw', 'SPOTIFY', 'poison: exit', 'HULU'];
  const results = await Promise.all(entries.map((entry) => pool.enrichBatch(toBytes([entry]))));
  assert.deepEqual(
    results.map(({ isOk }) => isOk),
    [true, true, false, true, false, true],
  );
});

/** Batches that wait for the thread; the last is poisoned. The faults that are logged then. */
async function countFaults(batches: readonly string[][]): Promise<number> {
  const before = lines.length;
  const busy = pool.enrichBatch(toBytes(['SPOTIFY']), { isUrgent: true });
  const results = await Promise.all(batches.map((entries) => pool.enrichBatch(toBytes(entries))));
  await busy;
  assert.deepEqual(
    results.map(({ isOk }) => isOk),
    batches.map((_, i) => i < batches.length - 1),
  );
  return lines.slice(before).filter((line) => line.includes('batch failed')).length;
}

const filling = (bytes: number) => ['x'.repeat(bytes)];

test('smallBatchBytesMax: a larger batch never shares a hand-over', async () => {
  const poison = ['poison: throw'];
  // What fails in company fails twice: together, then alone.
  assert.equal(await countFaults([['SHOP'], poison]), 2);
  assert.equal(await countFaults([['SHOP'], [...poison, ...filling(smallBatchBytesMax)]]), 1);
});

test('sharedBytesMax: what does not fit goes with the next hand-over', async () => {
  const poison = ['poison: throw'];
  const part = filling(smallBatchBytesMax - 10);
  const full = Array.from({ length: sharedBytesMax / smallBatchBytesMax }, () => part);
  assert.equal(await countFaults([...full.slice(1), poison]), 2);
  assert.equal(await countFaults([...full, [...poison, ...filling(1000)]]), 1);
});

test('copiedBytesMax: answers that are copied and answers that are handed over are whole', async () => {
  for (const count of [1, 400]) {
    const entries = Array.from({ length: count }, (_, i) => `SHOP ${i}`);
    const result = await pool.enrichBatch(toBytes(entries));
    assert.ok(result.isOk);
    assert.equal(result.bytes.byteLength > 16_384, count > 1);
    const expected = enrichChunk(entries, openKnowledge(knowledge));
    assert.equal(new TextDecoder().decode(result.bytes), expected.text);
  }
});

test('what a batch held is not in the log', () => {
  assert.ok(lines.length > 0);
  assert.ok(!lines.join('').includes('SPOTIFY'));
});

test('after the close every batch comes back as closed', async () => {
  const closing = createPool({ threads: 1, knowledge, log });
  const batches = [closing.enrichBatch(toBytes(['a'])), closing.enrichBatch(toBytes(['b']))];
  await closing.close();
  for (const result of await Promise.all(batches)) {
    assert.deepEqual(result, { isOk: false, fault: 'closed' });
  }
});
