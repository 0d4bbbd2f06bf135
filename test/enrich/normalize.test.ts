/** The normalized form: the same for every line of one shop. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { normalize } from '../../src/enrich/normalize.ts';
import { redact } from '../../src/enrich/redact.ts';

const SAME: readonly (readonly [string, readonly string[]])[] = [
  [
    'starbucks seattle wa',
    [
      'STARBUCKS #1234 SEATTLE WA',
      'Starbucks 04523  Seattle, WA',
      'STARBUCKS12345 SEATTLE WA 98101',
    ],
  ],
  [
    'rewe berlin',
    ['REWE Berlin', 'REWE 12.03.2026 14:22 Berlin', 'REWE 5 MAR BERLIN', 'rewe 12MAR26 berlin'],
  ],
  ['amzn mktp us', ['AMZN Mktp US*2K4AB12C3', 'AMZN MKTP US*RT5XY7P21', 'AMZN MKTP US']],
  ['cafe de la paix', ['CAFÉ DE LA PAIX', 'Cafe de la Paix 12,50', 'CAFE DE LA PAIX REF4711AB']],
  [
    'card tesco',
    ['CARD 4111 1111 1111 1111 TESCO', 'CARD 5555-5555-5555-4444 TESCO', 'CARD XXXX1234 TESCO'],
  ],
  ['mcdonalds', ["McDonald's F12345", 'MCDONALDS F123', 'MCDONALDS #88']],
];

for (const [key, lines] of SAME) {
  test(`${key} does not change with numbers, dates and case`, () => {
    for (const line of lines) assert.equal(normalize(line), key, line);
  });
}

test('numbers of a name stay', () => {
  assert.equal(normalize('7-ELEVEN#34567'), '7-eleven');
  assert.equal(normalize('1-800-FLOWERS'), '1-800-flowers');
  assert.equal(normalize('O2 UK'), 'o2 uk');
  assert.equal(normalize('24 HOUR FITNESS'), '24 hour fitness');
  assert.equal(normalize('SQ *3 BROTHERS PIZZA'), 'sq 3 brothers pizza');
});

test('placeholders stand for addresses and accounts', () => {
  assert.equal(normalize('ZELLE TO a.b@c.example REF 1'), 'zelle to <email> ref');
  assert.equal(normalize('SEPA DE89 3704 0044 0532 0130 00 MAX'), 'sepa <iban> max');
  assert.equal(normalize('<iban> max'), '<iban> max');
});

test('other scripts keep their letters', () => {
  assert.equal(normalize('セブンイレブン 千代田店123'), 'セブンイレブン 千代田店');
  assert.equal(normalize('ПЯТЁРОЧКА 4312'), 'пятерочка');
});

test('a text of nothing but numbers keeps them, redacted', () => {
  assert.equal(normalize('1234 567'), '1234 567');
  assert.equal(normalize('4111111111111111'), '<card>');
});

const GOLD = new URL('../accuracy/gold.jsonl', import.meta.url);

test('no line is empty, in capitals, or holds what must be redacted', () => {
  for (const line of readFileSync(GOLD, 'utf8').split('\n')) {
    if (line === '') continue;
    const { raw } = JSON.parse(line) as { raw: string };
    const key = normalize(raw);
    assert.notEqual(key, '', raw);
    assert.equal(normalize(raw.toLowerCase()), key);
    assert.equal(redact(key), key);
  }
});
