/** Decides which merchant a spelling belongs to when another one bears it as its name. */

import { nameKey } from './fold.ts';
import type { AliasRow, MerchantRow } from './rows.ts';

/** A brand below this is too small to take a spelling from a larger one. */
const CLAIM_POPULARITY = 2;

/** Whether two country lists share a country; an empty one is the whole world. */
export function overlaps(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((country) => b.includes(country));
}

export function groupByName(rows: readonly MerchantRow[]): Map<string, MerchantRow[]> {
  const groups = new Map<string, MerchantRow[]>();
  for (const row of rows) push(groups, nameKey(row.name), row);
  return groups;
}

export function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}

/** The row without the spellings that are another merchant's name. */
export function dropClaimed(
  row: MerchantRow,
  names: ReadonlyMap<string, readonly MerchantRow[]>,
): MerchantRow {
  return { ...row, aliases: row.aliases.filter((alias) => !isClaimed(alias, row, names)) };
}

/** An overlay row gives way only to a hand-kept hotel, airline or car rental of that name. */
function isClaimed(
  alias: AliasRow,
  row: MerchantRow,
  names: ReadonlyMap<string, readonly MerchantRow[]>,
): boolean {
  const key = nameKey(alias.text);
  const own = nameKey(row.name);
  if (key === own) return false;
  return (names.get(key) ?? []).some((other) => {
    if (other === row || nameKey(other.name) === own) return false;
    if (!overlaps(other.countries, row.countries)) return false;
    if (row.origin === 'overlay') return other.origin === 'mcc';
    if (other.origin === 'overlay') return true;
    return other.popularity >= Math.min(CLAIM_POPULARITY, row.popularity);
  });
}
