/** Sorted keys in blocks, each without what it shares with the one before. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openKnowledge } from '../../scripts/model/open.ts';
import { HEAD_LENGTH } from '../../src/enrich/knowledge/heads.ts';
import { findPrefix, keyText } from '../../src/enrich/sorted.ts';

const { aliasKeys, placeKeys, wordKeys } = openKnowledge();

for (const [name, keys] of Object.entries({ aliasKeys, placeKeys, wordKeys })) {
  const texts = Array.from(keys.ids, (_, index) => keyText(keys, index));

  test(`the ${name} are in order and as long as they say`, () => {
    texts.forEach((text, index) => {
      assert.equal(text.length, keys.lengths[index]);
      assert.ok(index === 0 || (texts[index - 1] as string) <= text, text);
    });
  });

  test(`every start of a key is found among the ${name}`, () => {
    texts.forEach((key, index) => {
      for (const length of [HEAD_LENGTH - 1, HEAD_LENGTH, HEAD_LENGTH + 1, key.length]) {
        if (length > key.length) continue;
        const [from, to] = findPrefix(keys, key.slice(0, length));
        assert.ok(from <= index && index < to, `${key} by ${length} letters`);
      }
    });
  });

  test(`a prefix finds exactly the ${name} that start with it`, () => {
    const samples = texts.filter((_, index) => index % 997 === 0);
    const prefixes = samples.flatMap((text) => [text, text.slice(0, 3), `${text}zzz`]);
    for (const prefix of [...prefixes, '0', 'qqqqqqq', 'zxzxzxzxzxzxzx']) {
      const [from, to] = findPrefix(keys, prefix);
      const wanted = texts.flatMap((text, index) => (text.startsWith(prefix) ? [index] : []));
      assert.deepEqual([to - from, from === to || from === wanted[0]], [wanted.length, true]);
    }
  });
}
