/** Writes that wait together are committed together, in order; one alone does not wait for more. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWriteQueue, groupStatementsMax, groupTurnsMax } from '../../src/db/write-queue.ts';

/** A queue that keeps the groups it ran and answers each statement with itself. */
function keepGroups(failsOn = 'nothing') {
  const groups: string[][] = [];
  const queue = createWriteQueue<string, string>({
    async runBatch(statements) {
      groups.push(statements);
      if (statements.includes(failsOn)) throw new Error('refused');
      return statements;
    },
    mayIsolate: () => true,
  });
  return { queue, groups };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('what is added in one turn is one group, and each gets its own results', async () => {
  const { queue, groups } = keepGroups();
  const written = [queue.add(['a', 'b']), queue.add(['c'])];
  assert.deepEqual(await Promise.all(written), [['a', 'b'], ['c']]);
  assert.deepEqual(groups, [['a', 'b', 'c']]);
});

test('a group stays open while more comes, and no longer', async () => {
  const { queue, groups } = keepGroups();
  const written = [queue.add(['a'])];
  await nextTurn();
  written.push(queue.add(['b']));
  await Promise.all(written);
  assert.deepEqual(groups.flat(), ['a', 'b']);
  await queue.add(['c']);
  assert.deepEqual(groups.at(-1), ['c']);
});

test('a group closes after groupTurnsMax turns, even while more comes', async () => {
  const { queue, groups } = keepGroups();
  const written = [];
  for (let turn = 0; groups.length === 0; turn++) {
    assert.ok(turn <= groupTurnsMax);
    written.push(queue.add([`${turn}`]));
    await nextTurn();
  }
  await Promise.all(written);
});

test('what is added behind comes behind all of its group', async () => {
  const { queue, groups } = keepGroups();
  const written = [queue.addBehind(['last']), queue.add(['a']), queue.add(['b'])];
  assert.deepEqual(await Promise.all(written), [['last'], ['a'], ['b']]);
  assert.deepEqual(groups, [['a', 'b', 'last']]);
});

test('a write behind does not wait until a long queue is empty', async () => {
  const { queue, groups } = keepGroups();
  const many = Array.from({ length: groupStatementsMax + 1 }, (_, i) => queue.add([`${i}`]));
  await Promise.all([...many, queue.addBehind(['last'])]);
  assert.deepEqual([groups.length, groups[0]?.at(-1)], [2, 'last']);
});

test('a group that fails is tried again one write at a time, those behind last', async () => {
  const { queue, groups } = keepGroups('bad');
  const written = [queue.addBehind(['last']), queue.add(['a']), queue.add(['bad'])];
  const ends = await Promise.allSettled(written);
  assert.deepEqual(
    ends.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected'],
  );
  assert.deepEqual(groups, [['a', 'bad', 'last'], ['a'], ['bad'], ['last']]);
  await queue.settle();
});
