/** Lines are the same however the bytes were cut. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapInOrder } from '../../src/http/in-order.ts';
import { type Line, lineCharactersMax, NotTextError, readLines } from '../../src/http/lines.ts';

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function collect(bytes: Uint8Array, size: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const some of readLines(cut(bytes, size))) lines.push(...some);
  return lines;
}

test('lines are cut alike from pieces of any size', async () => {
  const long = 'x'.repeat(lineCharactersMax + 1);
  const text = `\ufeffé🛒\r\n\n \t\nb\r\n${long}\nc\n\u2028d\n${long}`;
  const expected = [
    { number: 1, text: 'é🛒' },
    { number: 4, text: 'b' },
    { number: 5, text: null },
    { number: 6, text: 'c' },
    { number: 7, text: '\u2028d' },
    { number: 8, text: null },
  ];
  for (const size of [1, 2, 3, 7, 1000, 1_000_000]) {
    assert.deepEqual(await collect(Buffer.from(text), size), expected);
  }
});

test('a line of the greatest length is taken', async () => {
  const text = 'x'.repeat(lineCharactersMax);
  assert.deepEqual(await collect(Buffer.from(`${text}\n`), 1000), [{ number: 1, text }]);
});

test('bytes that are not UTF-8, or end in half a character, are told', async () => {
  for (const bytes of [[0x61, 0xff], [0xc3], [0xed, 0xa0, 0x80]]) {
    await assert.rejects(collect(Buffer.from(bytes), 1), NotTextError);
  }
});

test('results come in the order of the pieces, with no more ahead than allowed', async () => {
  const gates = Array.from({ length: 6 }, () => Promise.withResolvers<void>());
  let readCount = 0;
  async function* source(): AsyncGenerator<number, void> {
    for (let i = 0; i < 6; i++) {
      readCount += 1;
      yield i;
    }
  }
  const results = mapInOrder(source(), 3, async (piece) => {
    await gates[piece]?.promise;
    return piece;
  });
  const first = results.next();
  for (const gate of [2, 1, 0]) gates[gate]?.resolve();
  assert.equal((await first).value, 0);
  assert.ok(readCount <= 4);
  for (const gate of [5, 4, 3]) gates[gate]?.resolve();
  const rest: number[] = [];
  for await (const result of results) rest.push(result);
  assert.deepEqual(rest, [1, 2, 3, 4, 5]);
});

test('a result is handed out although no more input comes', async () => {
  const silent = Promise.withResolvers<void>();
  async function* source(): AsyncGenerator<string, void> {
    yield 'a';
    await silent.promise;
  }
  const results = mapInOrder(source(), 3, async (piece) => piece);
  assert.equal((await results.next()).value, 'a');
  silent.resolve();
  assert.equal((await results.next()).done, true);
});

test('a fault of the work comes in its turn and ends the source', async () => {
  let isEnded = false;
  async function* source(): AsyncGenerator<number, void> {
    try {
      for (let i = 0; ; i++) yield i;
    } finally {
      isEnded = true;
    }
  }
  const results = mapInOrder(source(), 3, async (piece) => {
    if (piece === 1) throw new RangeError('one');
    return piece;
  });
  assert.equal((await results.next()).value, 0);
  await assert.rejects(results.next(), RangeError);
  assert.equal(isEnded, true);
});
