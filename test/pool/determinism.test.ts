/** The same text gives the same bytes: in any thread, chunking, order, and on any repetition. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { enrichChunk } from '../../src/pool/chunk.ts';
import { loadKnowledge, openKnowledge } from '../../src/pool/knowledge.ts';
import { createPool } from '../../src/pool/pool.ts';
import { createRandom } from '../accuracy/random.ts';
import { createKeptLog } from '../rig/log.ts';

const gold = readFileSync(new URL('../accuracy/gold.jsonl', import.meta.url), 'utf8');
const descriptors = gold
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { raw: string }).raw)
  .filter((_, i) => i % 2 === 0);

const buffers = await loadKnowledge();
const knowledge = openKnowledge(buffers);
const { log } = createKeptLog();
const pool = createPool({ threads: 3, knowledge: buffers, log });
after(() => pool.close());

/** Each descriptor's item as enriched alone, which every other way must equal. */
const alone = new Map(descriptors.map((text) => [text, enrichChunk([text], knowledge).text]));

async function enrichInThreads(texts: readonly string[], chunkItems: number): Promise<string[]> {
  const chunks = Array.from({ length: Math.ceil(texts.length / chunkItems) }, (_, i) =>
    texts.slice(i * chunkItems, (i + 1) * chunkItems),
  );
  const results = await Promise.all(
    chunks.map((chunk) => pool.enrichBatch(Buffer.from(JSON.stringify(chunk)))),
  );
  return results.map((result, i) => {
    assert.ok(result.isOk, `chunk ${i}`);
    return Buffer.from(result.bytes).toString();
  });
}

function expect(texts: readonly string[], chunkItems: number): string[] {
  const items = texts.map((text) => alone.get(text) ?? '');
  return Array.from({ length: Math.ceil(items.length / chunkItems) }, (_, i) =>
    items.slice(i * chunkItems, (i + 1) * chunkItems).join(',\n'),
  );
}

function shuffle(texts: readonly string[], seed: number): string[] {
  const random = createRandom(seed);
  const mixed = [...texts];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [mixed[i], mixed[j]] = [mixed[j] ?? '', mixed[i] ?? ''];
  }
  return mixed;
}

for (const chunkItems of [1, 7, 250, 500]) {
  test(`three threads in chunks of ${chunkItems} give the bytes of one thread alone`, async () => {
    const texts = chunkItems === 1 ? descriptors.slice(0, 300) : descriptors;
    assert.deepEqual(await enrichInThreads(texts, chunkItems), expect(texts, chunkItems));
  });
}

for (const seed of [1, 2]) {
  test(`another order gives each text the same bytes: seed ${seed}`, async () => {
    const texts = shuffle(descriptors, seed);
    assert.deepEqual(await enrichInThreads(texts, 100), expect(texts, 100));
    assert.deepEqual([enrichChunk(texts, knowledge).text], expect(texts, texts.length));
  });
}
