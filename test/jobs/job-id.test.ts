/** A job's id is a UUID of version 7: the time first, the rest random. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeJobId } from '../../src/jobs/job-id.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('ids are in the order of their times, and no two are alike', () => {
  const ids = [0, 1, 0xffff, 0x10000, 1_795_991_121_897].map(makeJobId);
  assert.deepEqual(ids.toSorted(), ids);
  for (const id of ids) assert.match(id, UUID);
  assert.equal(new Set(Array.from({ length: 1000 }, () => makeJobId(1))).size, 1000);
});
