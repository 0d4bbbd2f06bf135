/** Reads the hand-kept merchants of `overlay/*.tsv`. */

import { readdir, readFile } from 'node:fs/promises';
import { foldWords, nameKey } from '../fold.ts';
import type { AliasRow, MerchantRow } from '../rows.ts';
import {
  parseCategory,
  parseMcc,
  parseNumber,
  parseTable,
  parseYesNo,
  type TableRow,
} from '../table.ts';

export const OVERLAY_COLUMNS = [
  'name',
  'domain',
  'category',
  'mcc',
  'subscription',
  'countries',
  'popularity',
  'aliases',
  'note',
] as const;

const FOLDER = new URL('../overlay/', import.meta.url);

/** Every overlay file in the order of its name; throws with file and line on a malformed row. */
export async function readOverlay(): Promise<MerchantRow[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.tsv')).sort();
  const rows: MerchantRow[] = [];
  for (const file of files) {
    rows.push(...parseOverlay(await readFile(new URL(file, FOLDER), 'utf8'), file));
  }
  return rows;
}

/** Parses one overlay file. */
export function parseOverlay(text: string, file: string): MerchantRow[] {
  return parseTable(text, file, OVERLAY_COLUMNS).map(parseMerchant);
}

function parseMerchant(row: TableRow): MerchantRow {
  const name = row.cell('name');
  if (nameKey(name) === '') row.fail('the name has no letter or digit');
  return {
    name,
    domain: parseDomain(row),
    category: parseCategory(row),
    mcc: row.cell('mcc') === '' ? null : parseMcc(row),
    subscription: parseYesNo(row, 'subscription'),
    countries: parseCountries(row),
    popularity: parseNumber(row, 'popularity', 0, 7),
    aliases: parseAliases(row),
    origin: 'overlay',
  };
}

function parseDomain(row: TableRow): string | null {
  const text = row.cell('domain');
  if (text === '') return null;
  return /^(?:[\p{Ll}\p{Lo}\d](?:[\p{Ll}\p{Lo}\d-]*[\p{Ll}\p{Lo}\d])?\.)+[\p{Ll}\p{Lo}]{2,}$/u.test(
    text,
  )
    ? text
    : row.fail(`"${text}" is no lower-case web domain`);
}

function parseCountries(row: TableRow): string[] {
  const text = row.cell('countries');
  if (text === '*') return [];
  const codes = text.split(' ');
  if (codes.some((code) => !/^[A-Z]{2}$/.test(code))) {
    row.fail(`countries must be * or two-letter codes with one blank between, not "${text}"`);
  }
  return [...new Set(codes)].sort();
}

function parseAliases(row: TableRow): AliasRow[] {
  const text = row.cell('aliases');
  if (text === '') return [];
  return text.split('|').map((part) => {
    const weak = part.startsWith('~');
    const alias = (weak ? part.slice(1) : part).trim();
    if (foldWords(alias).length === 0) row.fail(`the alias "${part}" has no letter or digit`);
    return { text: alias, weak };
  });
}
