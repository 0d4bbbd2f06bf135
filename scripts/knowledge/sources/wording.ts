/** Reads the hand-kept tables of bank wording, intermediaries, legal forms and idle words. */

import { TRANSACTION_TYPES } from '../../../src/enrich/item.ts';
import type { FrameRow, IntermediaryRow } from '../../../src/enrich/knowledge/decode.ts';
import { parseYesNo, readTable, type TableRow, tableUrl } from '../table.ts';

const ACTIONS = ['strip', 'lead', 'tail', 'name', 'label', 'person'] as const;

/** Rent: its payee is mostly a person, and its category is unknown by policy. */
async function readRent(): Promise<(FrameRow & { phrase: string })[]> {
  const rows = await readTable(tableUrl('rent.tsv'), ['phrase', 'lang']);
  return rows.map((row) => ({
    phrase: row.cell('phrase'),
    lang: row.cell('lang'),
    type: null,
    action: 'rent',
  }));
}

export async function readFrames(): Promise<(FrameRow & { phrase: string })[]> {
  const columns = ['phrase', 'lang', 'type', 'action', 'note'];
  const rows = await readTable(tableUrl('frames.tsv'), columns);
  const frames = rows.map((row) => ({
    phrase: row.cell('phrase'),
    lang: row.cell('lang'),
    type: row.cell('type') === '-' ? null : oneOf(row, 'type', TRANSACTION_TYPES),
    action: oneOf(row, 'action', ACTIONS),
  }));
  return [...frames, ...(await readRent())];
}

export async function readIntermediaries(): Promise<(IntermediaryRow & { prefix: string })[]> {
  const columns = ['prefix', 'name', 'domain', 'role', 'kind', 'country', 'own_merchant'];
  const rows = await readTable(tableUrl('intermediaries.tsv'), columns);
  return rows.map((row) => ({
    prefix: row.cell('prefix').replace(/\*$/, ''),
    name: row.cell('name'),
    domain: row.cell('domain') || null,
    role: row.cell('role'),
    kind: oneOf(row, 'kind', ['purchase', 'transfer'] as const),
    needsMark: row.cell('prefix').endsWith('*'),
    ownMerchant: parseYesNo(row, 'own_merchant'),
  }));
}

export async function readLegalForms(): Promise<string[]> {
  return (await readTable(tableUrl('legal.tsv'), ['form'])).map((row) => row.cell('form'));
}

export interface IdleWord {
  readonly word: string;
  /** ISO 639-1. */
  readonly lang: string;
}

export async function readIdleWords(): Promise<IdleWord[]> {
  const rows = await readTable(tableUrl('generic.tsv'), ['word', 'lang']);
  return rows.map((row) => ({ word: row.cell('word'), lang: row.cell('lang') }));
}

function oneOf<T extends string>(row: TableRow, column: string, values: readonly T[]): T {
  const text = row.cell(column);
  return values.find((value) => value === text) ?? row.fail(`${column}: unknown "${text}"`);
}

/** The web addresses of worldwide merchants by country: `amazon.com` -> `DE` -> `amazon.de`. */
export async function readLocalDomains(): Promise<Record<string, Record<string, string>>> {
  const found: Record<string, Record<string, string>> = {};
  const rows = await readTable(tableUrl('local_domains.tsv'), ['domain', 'country', 'local']);
  for (const row of rows) {
    const domain = row.cell('domain');
    found[domain] = { ...found[domain], [row.cell('country')]: row.cell('local') };
  }
  return found;
}
