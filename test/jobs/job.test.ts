/** The pure rules of a job. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  attemptsMax,
  backoffBaseMs,
  backoffMaxMs,
  backoffMs,
  isExhausted,
} from '../../src/jobs/job.ts';

test('the pause before a retry is anywhere between nothing and a ceiling that doubles', () => {
  for (let attempt = 1; attempt <= 20; attempt++) {
    const ceilingMs = Math.min(backoffMaxMs, backoffBaseMs * 2 ** attempt);
    assert.equal(backoffMs(attempt, 0), 0);
    assert.equal(backoffMs(attempt, 0.5), ceilingMs / 2);
    assert.ok(backoffMs(attempt, 1 - Number.EPSILON) < ceilingMs);
  }
});

test('attempts that were given back do not count', () => {
  assert.equal(isExhausted({ attempt: attemptsMax, forgiven: 0 }), true);
  assert.equal(isExhausted({ attempt: attemptsMax, forgiven: 1 }), false);
});
