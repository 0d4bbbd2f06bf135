/** The hand-kept lists: people's names, ordinary words, and words that switch a department. */

import type { WordRow } from '../rows.ts';
import { parseCategory, parseMcc, readTable, tableUrl } from '../table.ts';

export interface PersonRow {
  readonly name: string;
  readonly kind: 'given' | 'surname' | 'both';
  /** ISO 639-1 of where the name is most used, or xx. */
  readonly lang: string;
}

export async function readPeople(): Promise<PersonRow[]> {
  return (await readTable(tableUrl('people.tsv'), ['name', 'kind', 'lang'])).map((row) => {
    const kind = row.cell('kind');
    if (kind !== 'given' && kind !== 'surname' && kind !== 'both') {
      return row.fail(`kind must be given, surname or both, not "${kind}"`);
    }
    return { name: row.cell('name'), kind, lang: row.cell('lang') };
  });
}

export async function readCommon(): Promise<string[]> {
  return (await readTable(tableUrl('common.tsv'), ['word'])).map((row) => row.cell('word'));
}

/** Words that switch the department of a multi-format brand: FUEL, PHARMACY, TANKSTELLE. */
export async function readDepartments(): Promise<WordRow[]> {
  const columns = ['words', 'lang', 'category', 'mcc'];
  return (await readTable(tableUrl('departments.tsv'), columns)).map((row) => ({
    word: row.cell('words'),
    lang: row.cell('lang'),
    category: parseCategory(row),
    mcc: parseMcc(row),
    weight: 3,
  }));
}
