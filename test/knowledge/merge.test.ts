/** Merchants of all sources become one list, in which the hand-kept overlay stands. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrdinaryKeys } from '../../scripts/knowledge/aliases.ts';
import { mergeMerchants } from '../../scripts/knowledge/merge.ts';
import type { MerchantRow } from '../../scripts/knowledge/rows.ts';

const ORDINARY: OrdinaryKeys = {
  common: new Set(['orchard', 'lantern']),
  places: new Set(['ashford']),
  people: new Set(['wendy']),
};

const merchant = (changes: Partial<MerchantRow>): MerchantRow => ({
  name: 'Harbour Books',
  domain: null,
  category: 'Shopping',
  mcc: '5942',
  subscription: false,
  countries: ['GB'],
  popularity: 3,
  aliases: [],
  origin: 'nsi',
  ...changes,
});

const merge = (...rows: Partial<MerchantRow>[]) => mergeMerchants(rows.map(merchant), ORDINARY);

const strong = (row: MerchantRow | undefined) =>
  row?.aliases.filter((alias) => !alias.weak).map((alias) => alias.text);
const weak = (row: MerchantRow | undefined) =>
  row?.aliases.filter((alias) => alias.weak).map((alias) => alias.text);

test('a lower row of the same name folds into the overlay, whose facts stand', () => {
  const rows = merge(
    {
      domain: 'other.example',
      category: 'Groceries',
      mcc: '5411',
      countries: ['GB', 'IE'],
      popularity: 6,
      aliases: [{ text: 'Harbour Bookstore', weak: false }],
    },
    { origin: 'overlay', domain: 'harbourbooks.example', subscription: true },
  );
  assert.equal(rows.length, 1);
  const [row] = rows;
  assert.equal(row?.domain, 'harbourbooks.example');
  assert.equal(row?.category, 'Shopping');
  assert.equal(row?.mcc, '5942');
  assert.equal(row?.subscription, true);
  assert.equal(row?.popularity, 6);
  assert.equal(row?.origin, 'overlay');
  assert.deepEqual(row?.countries, ['GB', 'IE']);
  assert.ok(strong(row)?.includes('Harbour Bookstore'));
});

test('namesakes in other countries stay apart', () => {
  const rows = merge(
    { origin: 'overlay', domain: 'harbour.example', countries: ['GB'] },
    { domain: 'harbour.test', countries: ['AU'] },
  );
  assert.deepEqual(
    rows.map((row) => row.domain),
    ['harbour.test', 'harbour.example'],
  );
});

test('one domain in other countries is one merchant', () => {
  const rows = merge(
    { origin: 'overlay', domain: 'harbour.example', countries: ['GB'] },
    { domain: 'harbour.example', countries: ['AU'] },
  );
  assert.deepEqual(
    rows.map((row) => row.countries),
    [['AU', 'GB']],
  );
});

test('the result does not depend on the order of the rows', () => {
  const rows = [
    { origin: 'overlay' as const, name: 'Harbour Books' },
    { name: 'HARBOUR-BOOKS', countries: ['GB', 'FR'] },
    { name: 'Quayside', category: 'Groceries' as const },
  ];
  assert.deepEqual(merge(...rows), merge(...rows.toReversed()));
});

test('every row lists its own name first', () => {
  assert.equal(merge({ name: 'Quayside Foods' })[0]?.aliases[0]?.text, 'Quayside Foods');
});

test('ordinary words, places, persons and short names are weak', () => {
  for (const name of ['Lantern', 'Ashford', 'Wendy', 'QX', 'QXB', '365']) {
    assert.deepEqual(weak(merge({ name })[0]), [name], name);
  }
  assert.deepEqual(weak(merge({ name: 'Quayside' })[0]), []);
});

test('a well-known overlay name that is an ordinary word is believed, a marked one is not', () => {
  const known = { origin: 'overlay' as const, name: 'Lantern', popularity: 5 };
  assert.deepEqual(weak(merge(known)[0]), []);
  assert.deepEqual(weak(merge({ ...known, popularity: 4 })[0]), ['Lantern']);
  const marked = { ...known, aliases: [{ text: 'ORCHARD', weak: true }] };
  assert.deepEqual(weak(merge(marked)[0]), ['ORCHARD']);
});

test('a lower row loses a spelling that is an overlay name where the two meet', () => {
  const overlay = { origin: 'overlay' as const, name: 'Quayside', countries: ['GB'] };
  const lower = {
    category: 'Groceries' as const,
    aliases: [
      { text: 'Quayside', weak: false },
      { text: 'Harbourside', weak: false },
    ],
  };
  const meeting = merge(overlay, { ...lower, countries: ['GB'] }).find(isBooks);
  assert.deepEqual(strong(meeting), ['Harbour Books', 'Harbourside']);
  const apart = merge(overlay, { ...lower, countries: ['CA'] }).find(isBooks);
  assert.deepEqual(strong(apart), ['Harbour Books', 'Quayside', 'Harbourside']);
});

const isBooks = (row: MerchantRow) => row.name === 'Harbour Books';

test('spellings vary by AND, THE, legal form and umlaut', () => {
  const spelt = (name: string) => strong(merge({ name })[0]);
  assert.ok(spelt('Salt & Quay')?.includes('SALT AND QUAY'));
  assert.ok(spelt('The Quayside Larder')?.includes('QUAYSIDE LARDER'));
  assert.ok(spelt('Quayside Larder GmbH')?.includes('QUAYSIDE LARDER'));
  assert.ok(spelt('Mühlenkörbe')?.includes('MUEHLENKOERBE'));
});

test('a possessive name without its ending is weak', () => {
  assert.deepEqual(weak(merge({ name: "Quillard's" })[0]), ['QUILLARD']);
});

test('the domain is a spelling with its ending only, and of one owner only', () => {
  const rows = merge(
    { origin: 'overlay', name: 'Harbour Books', domain: 'harbourbooks.example' },
    { origin: 'overlay', name: 'Harbour Books Cafe', domain: 'harbourbooks.example' },
  );
  assert.deepEqual(
    rows.map((row) => row.aliases.map((alias) => alias.text)),
    [['Harbour Books Cafe'], ['Harbour Books', 'harbourbooks.example']],
  );
});
