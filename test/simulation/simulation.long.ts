/** 100,000 seeded steps in which workers crash, fall silent, come back and meet each other's jobs. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulate } from './simulation.ts';

const stepsEach = 25_000;

for (const seed of [2, 3, 4, 5]) {
  test(`every job is held by one at a time and ends once: seed ${seed}`, async (context) => {
    const { tally } = await simulate(seed, stepsEach);
    context.diagnostic(`${stepsEach} steps: ${JSON.stringify(Object.fromEntries(tally))}`);
    assert.ok((tally.get('complete') ?? 0) > 500);
    assert.ok((tally.get('stale deed refused') ?? 0) > 1000);
    assert.ok((tally.get('rescued') ?? 0) > 300);
    assert.ok((tally.get('failed for good') ?? 0) > 0);
  });
}
