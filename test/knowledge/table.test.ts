/** Tables are read strictly: every fault names its file and line. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  parseCategory,
  parseMcc,
  parseNumber,
  parseTable,
  parseYesNo,
} from '../../scripts/knowledge/table.ts';

const COLUMNS = ['name', 'category', 'mcc', 'weight', 'open'];
const HEADER = COLUMNS.join('\t');

const rowsOf = (...lines: string[]) =>
  parseTable([HEADER, ...lines, ''].join('\n'), 'small.tsv', COLUMNS);

const firstOf = (line: string) => {
  const [row] = rowsOf(line);
  assert.ok(row);
  return row;
};

test('cells are found by their column', () => {
  const rows = rowsOf('Bäckerei\tGroceries\t5462\t3\tyes', 'Kino\tEntertainment\t7832\t2\tno');
  assert.deepEqual(
    rows.map((row) => [
      row.cell('name'),
      parseCategory(row),
      parseMcc(row),
      parseNumber(row, 'weight', 1, 3),
      parseYesNo(row, 'open'),
    ]),
    [
      ['Bäckerei', 'Groceries', '5462', 3, true],
      ['Kino', 'Entertainment', '7832', 2, false],
    ],
  );
});

test('a table of the header alone has no rows', () => {
  assert.deepEqual(rowsOf(), []);
});

test('another header is refused', () => {
  assert.throws(() => parseTable('name\tmcc\n', 'small.tsv', COLUMNS), /^Error: small\.tsv:1: /);
});

test('a row of another width is refused with its line', () => {
  const good = 'Kino\tEntertainment\t7832\t2\tno';
  assert.throws(() => rowsOf(good, 'Kino\tEntertainment'), /small\.tsv:3: 5 columns.*2 found/);
  assert.throws(() => rowsOf(good, '', good), /small\.tsv:3: 5 columns/);
});

test('stray blanks and control characters are refused', () => {
  assert.throws(() => rowsOf('Kino \tEntertainment\t7832\t2\tno'), /small\.tsv:2: .*blank/);
  assert.throws(() => rowsOf('Ki\rno\tEntertainment\t7832\t2\tno'), /small\.tsv:2: .*control/);
});

test('values outside their kind are refused with the line', () => {
  const bad = firstOf('Kino\tFilms\t783\t4\tmaybe');
  assert.throws(() => parseCategory(bad), /small\.tsv:2: unknown category "Films"/);
  assert.throws(() => parseMcc(bad), /small\.tsv:2: .*"783"/);
  assert.throws(() => parseNumber(bad, 'weight', 1, 3), /small\.tsv:2: .*from 1 to 3/);
  assert.throws(() => parseNumber(bad, 'name', 1, 3), /small\.tsv:2: .*"Kino"/);
  assert.throws(() => parseYesNo(bad, 'open'), /small\.tsv:2: .*"maybe"/);
});

test('a column that the table lacks is refused', () => {
  assert.throws(() => firstOf('Kino\tEntertainment\t7832\t2\tno').cell('domain'), /no column/);
});
