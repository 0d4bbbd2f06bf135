/** Reads tab-separated tables strictly: every fault names its file and line. */

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CATEGORIES, type Category } from '../../src/enrich/item.ts';

export interface TableRow {
  /** Throws an error that names the file and line of this row. */
  fail(reason: string): never;
  /** The cell of a column; throws when the table has no such column. */
  cell(column: string): string;
}

/** Parses a table whose header must be exactly `columns`; blank lines are an error. */
export function parseTable(text: string, file: string, columns: readonly string[]): TableRow[] {
  const lines = text.replace(/\n$/, '').split('\n');
  if (lines[0] !== columns.join('\t')) {
    throw new Error(`${file}:1: the header must be: ${columns.join(' ')}`);
  }
  return lines.slice(1).map((line, index) => parseRow(line, `${file}:${index + 2}`, columns));
}

/** Reads and parses the table at `path`. */
export async function readTable(path: URL, columns: readonly string[]): Promise<TableRow[]> {
  return parseTable(await readFile(path, 'utf8'), basename(path.pathname), columns);
}

/** A table of this package's own `tables` folder. */
export function tableUrl(name: string): URL {
  return new URL(`./tables/${name}`, import.meta.url);
}

export function parseCategory(row: TableRow, column = 'category'): Category {
  const text = row.cell(column);
  return CATEGORIES.find((category) => category === text) ?? row.fail(`unknown category "${text}"`);
}

export function parseMcc(row: TableRow, column = 'mcc'): string {
  const text = row.cell(column);
  return /^\d{4}$/.test(text) ? text : row.fail(`an MCC has four digits, not "${text}"`);
}

export function parseNumber(row: TableRow, column: string, low: number, high: number): number {
  const text = row.cell(column);
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= low && value <= high
    ? value
    : row.fail(`${column} must be a whole number from ${low} to ${high}, not "${text}"`);
}

export function parseYesNo(row: TableRow, column: string): boolean {
  const text = row.cell(column);
  if (text === 'yes') return true;
  return text === 'no' ? false : row.fail(`${column} must be yes or no, not "${text}"`);
}

function parseRow(line: string, place: string, columns: readonly string[]): TableRow {
  const cells = line.split('\t');
  const fail = (reason: string): never => {
    throw new Error(`${place}: ${reason}`);
  };
  if (cells.length !== columns.length) {
    fail(`${columns.length} columns expected, ${cells.length} found`);
  }
  if (/\p{Cc}/u.test(cells.join(''))) fail('control characters are not allowed');
  if (cells.some((cell) => cell !== cell.trim())) fail('a cell starts or ends with a blank');
  return { fail, cell: (column) => cells[columns.indexOf(column)] ?? fail(`no column ${column}`) };
}
