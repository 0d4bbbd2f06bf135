/** A job's items are cut into chunks that are small enough, and nothing is lost between them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunkBytesMax, cutEntries, itemsTogether } from '../../src/jobs/cut.ts';
import type { ChunkEntry } from '../../src/pool/chunk.ts';
import { batchItemsMax } from '../../src/pool/pool.ts';

function join(chunks: readonly Uint8Array[]): ChunkEntry[] {
  return chunks.flatMap((bytes) => JSON.parse(Buffer.from(bytes).toString()) as ChunkEntry[]);
}

test('a chunk holds so many items and no more', async () => {
  const entries = Array.from({ length: 2 * batchItemsMax + 1 }, (_, i) => `item ${i}`);
  const { chunks, itemCount } = await cutEntries(entries);
  assert.deepEqual([chunks.length, itemCount], [3, entries.length]);
  assert.deepEqual(join(chunks), entries);
});

test('a chunk of long items is cut at its bytes', async () => {
  const long = '\u0001'.repeat(1024);
  const entries = Array.from({ length: batchItemsMax }, (_, i) => ({
    description: long,
    id: `${i}`,
  }));
  const { chunks } = await cutEntries(entries);
  assert.ok(chunks.length > 1);
  for (const { length } of chunks) assert.ok(length <= chunkBytesMax + 1);
  assert.deepEqual(join(chunks), entries);
});

test('no items make no chunk', async () => {
  assert.deepEqual(await cutEntries([]), { chunks: [], itemCount: 0 });
});

test('itemsTogether: others have their turn between so many items', async () => {
  const entries = Array.from({ length: 5 * itemsTogether }, () => 'item');
  let turns = 0;
  const count = () => {
    turns += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  await cutEntries(entries);
  clearImmediate(next);
  assert.ok(turns >= 4, `${turns} turns`);
});
