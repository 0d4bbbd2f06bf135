/** docs/comparison.md claims nothing for enrichd that no test shows. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('..', import.meta.url);
const text = readFileSync(new URL('docs/comparison.md', root), 'utf8');

/** What follows from being a program on one's own machine under an open licence. */
const evident = new Set(['runs', 'source', 'price of an item']);

const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| |'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('every line names a test for enrichd, and it exists', () => {
  assert.ok(rows.length > 40);
  for (const [, feature = '', claim = ''] of rows) {
    const named = [...claim.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file ?? '');
    assert.ok(named.length > 0 || evident.has(feature), feature);
    for (const file of named) assert.ok(existsSync(new URL(file, root)), file);
  }
});

test('every line has a word on each of the seven', () => {
  for (const row of rows) assert.equal(row.filter((cell) => cell !== '').length, 8, row[1]);
});
