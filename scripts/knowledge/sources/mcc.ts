/** Merchant category codes, and the airlines, car rentals and hotels that have their own. */

import type { Category } from '../../../src/enrich/item.ts';
import { nameKey } from '../fold.ts';
import { asJson, asList, asText, readPackageJson } from '../packages.ts';
import type { MerchantRow } from '../rows.ts';
import { parseCategory, parseMcc, parseNumber, readTable, tableUrl } from '../table.ts';

export interface MccRow {
  readonly mcc: string;
  readonly category: Category;
  /** A short name of the trade, in plain English. */
  readonly label: string;
}

const PACKAGE = 'merchant-category-codes/without_groups/mcc-en.json';

export async function readMccTable(): Promise<MccRow[]> {
  return (await readTable(tableUrl('mcc.tsv'), ['mcc', 'category', 'label'])).map((row) => ({
    mcc: parseMcc(row),
    category: parseCategory(row),
    label: row.cell('label'),
  }));
}

/** The companies of the hand-kept list, with the package's own spelling as one more alias. */
export async function readMccMerchants(): Promise<MerchantRow[]> {
  const published = new Map(
    asList(await readPackageJson(PACKAGE)).map((entry) => {
      const { mcc, fullDescription } = asJson(entry);
      return [asText(mcc), asText(fullDescription).replace(/\s*\(.*\)$/, '')];
    }),
  );
  const columns = ['mcc', 'name', 'domain', 'countries', 'popularity', 'aliases'];
  const rows = await readTable(tableUrl('mcc_brands.tsv'), columns);
  return rows.map((row) => {
    const mcc = parseMcc(row);
    const name = row.cell('name');
    const aliases = row
      .cell('aliases')
      .split('|')
      .filter((alias) => alias !== '');
    const printed = published.get(mcc) ?? '';
    const isSame = printed !== '' && nameKey(printed).includes(nameKey(name).slice(0, 5));
    return {
      name,
      domain: row.cell('domain') || null,
      category: 'Travel',
      mcc,
      subscription: false,
      countries: row.cell('countries') === '*' ? [] : row.cell('countries').split(' ').sort(),
      popularity: parseNumber(row, 'popularity', 0, 7),
      aliases: [...aliases, ...(isSame ? [printed] : [])].map((alias) => ({
        text: alias.replace(/^~/, ''),
        weak: alias.startsWith('~'),
      })),
      origin: 'mcc',
    };
  });
}
