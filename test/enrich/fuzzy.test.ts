/** Looser readings of names. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOneEdit } from '../../src/enrich/fuzzy.ts';
import { skeletonOf } from '../../src/enrich/knowledge/compact.ts';

test('one insertion, deletion, substitution or swap is one edit', () => {
  assert.equal(isOneEdit('starbuks', 'starbucks'), true);
  assert.equal(isOneEdit('starbuccks', 'starbucks'), true);
  assert.equal(isOneEdit('starbacks', 'starbucks'), true);
  assert.equal(isOneEdit('strabucks', 'starbucks'), true);
});

test('equal texts and two edits are not one edit', () => {
  assert.equal(isOneEdit('starbucks', 'starbucks'), false);
  assert.equal(isOneEdit('starbuk', 'starbucks'), false);
  assert.equal(isOneEdit('starbkcus', 'starbucks'), false);
});

test('a skeleton keeps the first letter and the consonants without doubles', () => {
  assert.equal(skeletonOf('wholefoods'), 'whlfds');
  assert.equal(skeletonOf('aldi'), 'ald');
});
