/** Folding and cutting a descriptor into tokens. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../src/enrich/fold.ts';
import { inputOf, read, TOKENS_MAX } from '../../src/enrich/read.ts';

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
