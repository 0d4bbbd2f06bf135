/** Slots go to the urgent first, and to each class in order of arrival. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSlots } from '../../src/pool/slots.ts';

test('no more than the count at once, urgent before ordinary, first come first served', async () => {
  const slots = createSlots(2);
  const order: string[] = [];
  let running = 0;
  let most = 0;
  const work = (name: string) => async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(name);
    running -= 1;
  };
  await Promise.all([
    slots.hold(false, work('a')),
    slots.hold(false, work('b')),
    slots.hold(false, work('c')),
    slots.hold(false, work('d')),
    slots.hold(true, work('e')),
    slots.hold(true, work('f')),
  ]);
  assert.equal(order.join(''), 'abefcd');
  assert.equal(most, 2);
});

test('work that throws gives its slot back', async () => {
  const slots = createSlots(1);
  const failing = slots.hold(false, () => Promise.reject(new Error('no')));
  await assert.rejects(failing);
  assert.equal(await slots.hold(false, async () => 'next'), 'next');
});
