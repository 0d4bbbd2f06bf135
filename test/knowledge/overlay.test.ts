/** The hand-kept merchants are parsed whole or refused with file and line. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OVERLAY_COLUMNS, parseOverlay } from '../../scripts/knowledge/sources/overlay.ts';

const GOOD = {
  name: 'Harbour Books',
  domain: 'harbourbooks.example',
  category: 'Shopping',
  mcc: '5942',
  subscription: 'no',
  countries: 'IE GB',
  popularity: '4',
  aliases: 'HARBOUR BKS|~HARBOUR',
  note: '',
};

const parse = (changes: Partial<typeof GOOD> = {}) => {
  const row: Record<string, string> = { ...GOOD, ...changes };
  const lines = [OVERLAY_COLUMNS, OVERLAY_COLUMNS.map((column) => row[column] ?? '')];
  return parseOverlay(lines.map((cells) => `${cells.join('\t')}\n`).join(''), 'tiny.tsv')[0];
};

test('a full row becomes a merchant', () => {
  assert.deepEqual(parse(), {
    name: 'Harbour Books',
    domain: 'harbourbooks.example',
    category: 'Shopping',
    mcc: '5942',
    subscription: false,
    countries: ['GB', 'IE'],
    popularity: 4,
    aliases: [
      { text: 'HARBOUR BKS', weak: false },
      { text: 'HARBOUR', weak: true },
    ],
    origin: 'overlay',
  });
});

test('empty cells and the star mean unknown, none and worldwide', () => {
  const row = parse({ domain: '', mcc: '', aliases: '', countries: '*', subscription: 'yes' });
  assert.equal(row?.domain, null);
  assert.equal(row?.mcc, null);
  assert.equal(row?.subscription, true);
  assert.deepEqual(row?.aliases, []);
  assert.deepEqual(row?.countries, []);
});

test('a country listed twice counts once', () => {
  assert.deepEqual(parse({ countries: 'GB IE GB' })?.countries, ['GB', 'IE']);
});

const FAULTS: readonly [keyof typeof GOOD, string, RegExp][] = [
  ['name', '***', /no letter or digit/],
  ['domain', 'https://harbourbooks.example', /web domain/],
  ['domain', 'HarbourBooks.example', /web domain/],
  ['domain', 'harbourbooks', /web domain/],
  ['category', 'Books', /unknown category "Books"/],
  ['mcc', '594', /four digits/],
  ['subscription', '', /yes or no/],
  ['countries', '', /two-letter codes/],
  ['countries', 'GB, IE', /two-letter codes/],
  ['popularity', '8', /from 0 to 7/],
  ['popularity', '', /from 0 to 7/],
  ['aliases', 'HARBOUR BKS||HARBOUR', /alias ""/],
  ['aliases', '~', /alias "~"/],
];

for (const [column, value, reason] of FAULTS) {
  test(`${column} "${value}" is refused with file and line`, () => {
    assert.throws(
      () => parse({ [column]: value }),
      (error: Error) => error.message.startsWith('tiny.tsv:2: ') && reason.test(error.message),
    );
  });
}
