/** Sorted keys in blocks, each without what it shares with the one before. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openKnowledge } from '../../scripts/model/open.ts';
import { findPrefix, keyText } from '../../src/enrich/sorted.ts';

const { aliasKeys } = openKnowledge();
const texts = Array.from(aliasKeys.ids, (_, index) => keyText(aliasKeys, index));

test('the keys are in order and as long as they say', () => {
  texts.forEach((text, index) => {
    assert.equal(text.length, aliasKeys.lengths[index]);
    assert.ok(index === 0 || (texts[index - 1] as string) <= text, text);
  });
});

test('a prefix finds exactly the keys that start with it', () => {
  const samples = texts.filter((_, index) => index % 997 === 0);
  const prefixes = samples.flatMap((text) => [text, text.slice(0, 3), `${text}zzz`]);
  for (const prefix of [...prefixes, '', '0', 'zzzzzzzz']) {
    const [from, to] = findPrefix(aliasKeys, prefix);
    const wanted = texts.flatMap((text, index) => (text.startsWith(prefix) ? [index] : []));
    assert.deepEqual([to - from, from === to || from === wanted[0]], [wanted.length, true], prefix);
  }
});
