/** Whatever stands around them, card numbers, IBANs and keys do not get through the log. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeKey } from '../src/keys/key.ts';
import { createLog } from '../src/log.ts';
import { redact } from '../src/redact.ts';
import { createRandom, type Random } from './accuracy/random.ts';

const rounds = 5000;
const seed = 15;

const PREFIXES = ['4', '51', '55', '2221', '34', '37', '6011', '3528'];
const AROUND = [
  '',
  ' ',
  'CARD ',
  'x',
  '"',
  '\\',
  '\n',
  '(',
  ': ',
  ', ',
  '/',
  'é',
  '日本',
  '\u202e',
  '🛒',
  '":',
];

function makeCard(random: Random): string {
  const prefix = random.pick(PREFIXES);
  const body = prefix + random.digits((prefix.startsWith('3') ? 14 : 15) - prefix.length);
  const sum = [...body].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

function group(random: Random, digits: string): string {
  const separator = random.pick(['', ' ', '-']);
  return digits.match(/.{1,4}/g)?.join(separator) ?? digits;
}

function writeLine(format: 'json' | 'pretty', fields: object): string {
  let out = '';
  createLog(format, {
    write(line) {
      out += line;
    },
  }).warn(fields, 'event');
  return out;
}

for (const format of ['json', 'pretty'] as const) {
  test(`no card number and no key gets into the ${format} log (seed ${seed})`, () => {
    const random = createRandom(seed);
    for (let round = 0; round < rounds; round++) {
      const digits = makeCard(random);
      const card = group(random, digits);
      const key = makeKey();
      const before = random.pick(AROUND);
      const text = `${before}${card}${random.pick(AROUND)}`;
      const line = writeLine(format, { error: { message: text, at: { deep: [key + text] } } });
      assert.ok(!line.includes(card) && !line.includes(digits), `${card} in ${line}`);
      assert.ok(!line.includes(key.slice(8)), `${key} in ${line}`);
    }
  });
}

test('a secret is found beside ids and numbers of the log, and those stay', () => {
  const id = '01234567-8901-7234-8567-890123456789';
  const line = `{"time":1764482000123,"job":"${id}","ms":3.5}`;
  assert.equal(redact(line), line);
  const card = '4111-1111-1111-1111';
  assert.equal(redact(`${id} of ${card} in ${line}`), `${id} of [card] in ${line}`);
});
