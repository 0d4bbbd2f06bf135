/** Looser readings of names. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOneEdit } from '../../src/enrich/fuzzy.ts';
import {
  findCompact,
  findHalf,
  halfKey,
  NAMESPACE,
  noteStarts,
  skeletonLength,
  skeletonOf,
} from '../../src/enrich/knowledge/compact.ts';
import { loadKnowledge, openKnowledge } from '../../src/pool/knowledge.ts';

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

test('the length of a skeleton is known without it', () => {
  for (const key of ['', 'a', 'wholefoods', 'aldi', 'oobbaa', 'sssparkasse', '7eleven']) {
    assert.equal(skeletonLength(key), skeletonOf(key).length, key);
  }
});

test('a half is found as by its key', async () => {
  const { lexicon } = openKnowledge(await loadKnowledge());
  const key = 'starbucks';
  noteStarts(key);
  for (const namespace of [NAMESPACE.firstHalf, NAMESPACE.secondHalf]) {
    for (let from = 0; from < key.length; from++) {
      for (let to = from; to <= key.length; to++) {
        const byKey = findCompact(lexicon, namespace, halfKey(key.length, key.slice(from, to)));
        assert.deepEqual(findHalf(lexicon, namespace, key.length, key, from, to), byKey);
      }
    }
  }
  assert.ok(
    findHalf(lexicon, NAMESPACE.firstHalf, key.length, key, 0, key.length >>> 1).length > 0,
  );
});
