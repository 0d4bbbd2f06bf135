/** What a key is and what it is not. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestKey, isSameDigest, makeKey, parseKeyId } from '../../src/keys/key.ts';

test('a new key has the documented form and parses to its id', () => {
  const key = makeKey();
  assert.match(key, /^en_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}$/);
  assert.equal(parseKeyId(key), key.slice(8, 20));
});

test('keys differ', () => {
  const keys = new Set(Array.from({ length: 1000 }, makeKey));
  assert.equal(keys.size, 1000);
});

test('a change of any one character is noticed without asking the store', () => {
  const key = makeKey();
  for (let i = 0; i < key.length; i++) {
    const other = key[i] === 'a' ? 'b' : 'a';
    assert.equal(parseKeyId(key.slice(0, i) + other + key.slice(i + 1)), undefined);
  }
});

test('the digest depends on the key and on the installation', () => {
  const [key, other] = [makeKey(), makeKey()];
  const secret = new Uint8Array(32);
  const digest = digestKey(key, secret);
  assert.equal(isSameDigest(digest, digestKey(key, secret)), true);
  assert.equal(isSameDigest(digest, digestKey(other, secret)), false);
  assert.equal(isSameDigest(digest, digestKey(key, new Uint8Array(32).fill(1))), false);
});
