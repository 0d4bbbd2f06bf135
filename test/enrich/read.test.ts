/** Folding and cutting a descriptor into tokens. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../src/enrich/fold.ts';
import { extendCheck, extendSlot } from '../../src/enrich/knowledge/hash.ts';
import { inputOf, mayHaveMark, read, TOKENS_MAX } from '../../src/enrich/read.ts';
import { STREET_BEFORE, STREET_BEHIND } from '../../src/enrich/street.ts';
import { wordSet } from '../../src/enrich/word-set.ts';

const words = (input: string) => {
  const reading = read(input);
  return reading.tokens.map((token) => token.text);
};

test('letters and digits are separate tokens, and apostrophes join', () => {
  assert.deepEqual(words("McDonald's F12345"), ['mcdonalds', 'f', '12345']);
  assert.deepEqual(words('7-ELEVEN#34567'), ['7', 'eleven', '34567']);
  assert.deepEqual(words('H&M'), ['h', 'm']);
});

test('accents, ligatures and compatibility forms fold to plain letters', () => {
  assert.equal(fold('Café Ærø Łódź Straße').text, 'cafe aero lodz strasse');
  assert.equal(fold('ＮＥＴＦＬＩＸ').text, 'netflix');
  assert.equal(fold('ｾﾌﾞﾝ').text.length > 0, true);
});

test('all scripts are text', () => {
  assert.deepEqual(words('ПЯТЁРОЧКА'), ['пятерочка']);
  assert.deepEqual(words('セブン'), ['セ', 'ブ', 'ン']);
  assert.equal(words('스타벅스').length, 1);
  assert.equal(words('مطعم السلام').length, 2);
  assert.equal(words('ΣΚΛΑΒΕΝΙΤΗΣ').length, 1);
});

test('a token leads back to the characters that were sent', () => {
  const reading = read('Straße ﬁnder');
  assert.equal(inputOf(reading, 0, 0), 'Straße');
  assert.equal(inputOf(reading, 1, 1), 'ﬁnder');
});

test('the longest run of blanks is kept, marks in between do not add up', () => {
  const { tokens } = read('NOODLE & BROTH    OSLO');
  assert.deepEqual(
    tokens.map((token) => token.blanks),
    [0, 1, 4],
  );
});

test('a text of a thousand tokens is read up to the limit, not refused', () => {
  assert.equal(read('A1'.repeat(512)).tokens.length, TOKENS_MAX);
});

test("a token's key and length are those of its text", () => {
  const { tokens } = read("McDonald's D’Angelo ПЯТЁРОЧКА 東京 O'Neill's 24/7");
  assert.equal(tokens.length, 8);
  for (const { text, slot, check, length } of tokens) {
    assert.equal(length, text.length);
    assert.equal(slot, extendSlot(0, text, 0, text.length));
    assert.equal(check, extendCheck(0, text, 0, text.length));
  }
});

test('a set of words holds the tokens of its words and no others', () => {
  for (const set of [STREET_BEHIND, STREET_BEFORE, wordSet('ооо oneills 東 24')]) {
    for (const word of set) {
      const [token] = read(word).tokens;
      assert.ok(token && set.holds(token), word);
    }
    const { tokens } = read('neither of these words names any sort of lane-like thing: 東西 25');
    for (const token of tokens) assert.equal(set.holds(token), set.has(token.text), token.text);
  }
});

test('no mark of a token is missed', () => {
  const reading = read('A*B @C D\\E F.G H/I (J: K-L, M;N #O |P');
  for (const { mark } of reading.tokens)
    assert.equal(mark === 0 || mayHaveMark(reading, mark), true);
});
