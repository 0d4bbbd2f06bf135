import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEAD_LENGTH } from '../../src/enrich/knowledge/heads.ts';
import { findPrefix, keyText } from '../../src/enrich/sorted.ts';
import { loadKnowledge, openKnowledge } from '../../src/pool/knowledge.ts';

const { aliasKeys, placeKeys, wordKeys } = openKnowledge(await loadKnowledge());

for (const [name, keys] of Object.entries({ aliasKeys, placeKeys, wordKeys })) {
  test(`every start of a key is found among the ${name}`, () => {
    for (let index = 0; index < keys.ids.length; index++) {
      const key = keyText(keys, index);
      for (const length of [HEAD_LENGTH - 1, HEAD_LENGTH, HEAD_LENGTH + 1, key.length]) {
        if (length > key.length) continue;
        const [from, to] = findPrefix(keys, key.slice(0, length));
        assert.ok(from <= index && index < to, `${key} by ${length} letters`);
      }
    }
  });
}

test('what no key starts with is not found', () => {
  for (const text of ['qqqqqqq', 'qqqqqqqq', 'zxzxzxzxzxzxzx']) {
    const [from, to] = findPrefix(aliasKeys, text);
    assert.equal(from, to);
  }
});
