/** Countries with the names that statements print, and the regions they abbreviate. */

import { asJson, asList, asText, type Json, requirePackage } from '../packages.ts';
import type { CountryRow, RegionRow } from '../rows.ts';
import { readTable, tableUrl } from '../table.ts';

/** Countries whose statements print the code of a state or province. */
const WITH_REGIONS = ['US', 'CA', 'AU', 'IN', 'BR', 'MX', 'IT', 'CH'];
/** Italian regions and the like carry digits; statements print provinces. */
const PRINTED_CODE = /^[A-Z]{2,3}$/;

export async function readCountries(): Promise<CountryRow[]> {
  const table = await readTable(tableUrl('countries.tsv'), ['alpha2', 'names']);
  const names = new Map(table.map((row) => [row.cell('alpha2'), row.cell('names').split('|')]));
  return listOf('iso31661').map((entry) => {
    const alpha2 = asText(entry.alpha2);
    return {
      alpha2,
      alpha3: asText(entry.alpha3),
      numeric: asText(entry.numeric),
      names: names.get(alpha2) ?? [asText(entry.name)],
    };
  });
}

export function readRegions(): RegionRow[] {
  return listOf('iso31662').flatMap((entry) => {
    const [country = '', code = ''] = asText(entry.code).split('-');
    if (!WITH_REGIONS.includes(country) || !PRINTED_CODE.test(code)) return [];
    return [{ code, name: asText(entry.name).replace(/\s*[(,[].*$/, ''), country }];
  });
}

function listOf(name: string): Json[] {
  return asList(asJson(requirePackage('iso-3166'))[name]).map(asJson);
}
