/** Digital merchants: the companies among two icon sets that people pay; no artwork is read. */

import { pickDomain, registrableDomain } from '../domains.ts';
import { nameKey } from '../fold.ts';
import {
  asJson,
  asList,
  asText,
  listPackageFiles,
  readPackageJson,
  readPackageText,
} from '../packages.ts';
import type { MerchantRow } from '../rows.ts';
import { parseCategory, parseMcc, parseNumber, parseYesNo, readTable, tableUrl } from '../table.ts';

const FOLDER = '@thesvg/icons/dist/';
const COLUMNS = ['title', 'mcc', 'category', 'subscription', 'popularity', 'domain'];

/** The hand-kept titles; one that neither set knows any more is an error. */
export async function readIcons(): Promise<MerchantRow[]> {
  const websites = await readWebsites();
  return (await readTable(tableUrl('icons.tsv'), COLUMNS)).map((row) => {
    const title = row.cell('title');
    const name = title.replace(/\s*\(.*\)$/, '');
    const found = websites.get(nameKey(title)) ?? row.fail(`no icon is called ${title}`);
    return {
      name,
      domain: row.cell('domain') || ownDomain(name, found),
      category: parseCategory(row),
      mcc: parseMcc(row),
      subscription: parseYesNo(row, 'subscription'),
      countries: [],
      popularity: parseNumber(row, 'popularity', 0, 7),
      aliases: [],
      origin: 'icons',
    };
  });
}

/** A listed address counts only when its label says the name: many lead to a press page. */
export function ownDomain(name: string, websites: readonly string[]): string | null {
  const key = nameKey(name);
  const own = websites.filter((website) => {
    const label = (registrableDomain(website)?.split('.')[0] ?? '').replaceAll('-', '');
    const joined = (registrableDomain(website) ?? '').replace(/[.-]/g, '');
    return label !== '' && (label === key || joined === key || label === key.replace('plus', ''));
  });
  return pickDomain([name], own, []);
}

/** Addresses by folded title. */
async function readWebsites(): Promise<Map<string, string[]>> {
  const websites = new Map<string, string[]>();
  const add = (title: string, address: string) => {
    const key = nameKey(title);
    const known = websites.get(key);
    if (known === undefined) websites.set(key, [address]);
    else known.push(address);
  };
  for (const icon of asList(await readPackageJson('simple-icons/data/simple-icons.json'))) {
    add(asText(asJson(icon).title), asText(asJson(icon).source));
  }
  for (const file of await listPackageFiles(FOLDER)) {
    if (!file.endsWith('.js')) continue;
    const text = await readPackageText(FOLDER + file);
    const title = constant(text, 'title');
    if (title !== '') add(title, constant(text, 'url'));
  }
  return websites;
}

/** The string that a generated module exports under a name, or an empty one. */
function constant(text: string, name: string): string {
  const quoted = new RegExp(`^export const ${name} = ("(?:[^"\\\\]|\\\\.)*");`, 'm').exec(text);
  return quoted?.[1] === undefined ? '' : asText(JSON.parse(quoted[1]));
}
