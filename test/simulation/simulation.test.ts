/** A short seeded run of everything that can happen to jobs; simulation.long.ts runs it at length. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulate } from './simulation.ts';

const EVENTS = [
  ...[
    'accepted',
    'refused',
    'replayed',
    'claimed',
    'claimed together',
    'beaten',
    'deed done',
    'stale deed refused',
  ],
  ...['complete', 'rescued', 'erased', 'pruned', 'crashed', 'restored'],
];

test('every job is held by one at a time and ends once, over 5,000 steps of seed 1', async () => {
  const { tally } = await simulate(1, 5000);
  for (const event of EVENTS) assert.ok((tally.get(event) ?? 0) > 0, `nothing was ${event}`);
});
