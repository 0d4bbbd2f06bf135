/** Merges the merchants of all sources into one list, in which the hand-kept overlay stands. */

import { judgedKeys, markOrdinary, type OrdinaryKeys, spellingsOf } from './aliases.ts';
import { dropClaimed, groupByName, overlaps, push } from './claims.ts';
import { nameKey } from './fold.ts';
import type { MerchantRow } from './rows.ts';

/** Earlier origins win over later ones. */
const ORIGINS: readonly MerchantRow['origin'][] = ['overlay', 'mcc', 'nsi', 'icons'];
/** An indexed brand this popular is taken for the company of the same name in the icon sets. */
const WELL_KNOWN = 3;

/**
 * One list of merchants in a fixed order. Every row lists its own name as its first alias, so
 * that its weakness shows.
 */
export function mergeMerchants(
  rows: readonly MerchantRow[],
  ordinary: OrdinaryKeys,
): MerchantRow[] {
  const claims = groupByName(rows);
  const judged = judgedKeys(rows);
  const ready = rows.map((row) => markOrdinary(dropClaimed(row, claims), ordinary, judged));
  const merged = foldRows(ready);
  const owners = domainOwners(merged);
  const names = groupByName(merged);
  const complete = merged.map((row) => {
    const ownsDomain = row.domain !== null && owners.get(row.domain) === row;
    const full = { ...row, aliases: spellingsOf(row, ordinary, ownsDomain) };
    return row.origin === 'overlay' ? full : dropClaimed(full, names);
  });
  return shareDoubts(complete).sort(compareRows);
}

/** What is weak for a larger merchant is weak for a smaller one that is spelt the same. */
function shareDoubts(rows: readonly MerchantRow[]): MerchantRow[] {
  const doubts = new Map<string, number>();
  for (const { aliases, popularity } of rows) {
    for (const { text, weak } of aliases) {
      const key = nameKey(text);
      if (weak) doubts.set(key, Math.max(popularity, doubts.get(key) ?? 0));
    }
  }
  return rows.map((row) => ({
    ...row,
    aliases: row.aliases.map(({ text, weak }) => ({
      text,
      weak: weak || (doubts.get(nameKey(text)) ?? -1) > row.popularity,
    })),
  }));
}

function foldRows(rows: readonly MerchantRow[]): MerchantRow[] {
  const ordered = ORIGINS.flatMap((origin) =>
    rows.filter((row) => row.origin === origin).sort((a, b) => b.popularity - a.popularity),
  );
  const kept: MerchantRow[] = [];
  const byName = new Map<string, number[]>();
  const byAlias = new Map<string, number[]>();
  for (const row of ordered) {
    const key = nameKey(row.name);
    const namesakes = byName.get(key) ?? [];
    const divided = namesakes.map((index) => kept[index]).filter(isOverlay);
    const isDivided = row.origin !== 'overlay' && divided.length > 1;
    const rest = isDivided ? withoutCovered(row, divided) : row;
    const namesake = namesakes.find((index) => isSame(kept[index], row, rest, isDivided));
    const home = namesake ?? byAlias.get(key)?.find((index) => isSpelling(kept[index], row));
    const higher = home === undefined ? undefined : kept[home];
    if (home !== undefined && higher !== undefined) {
      const widens = namesake !== undefined && rest !== null;
      kept[home] = fold(higher, widens ? rest : { ...row, countries: higher.countries });
      continue;
    }
    push(byName, key, kept.length);
    if (row.origin === 'overlay' || row.origin === 'mcc') {
      for (const alias of row.aliases) {
        if (!alias.weak) push(byAlias, nameKey(alias.text), kept.length);
      }
    }
    kept.push(rest ?? row);
  }
  return kept;
}

/**
 * Where the overlay divides a company by country, a lower row keeps only the countries that no
 * overlay row has: null when none is left.
 */
function withoutCovered(row: MerchantRow, divided: readonly MerchantRow[]): MerchantRow | null {
  if (row.countries.length === 0) return row;
  const covered = new Set(divided.flatMap((other) => other.countries));
  const countries = row.countries.filter((country) => !covered.has(country));
  return countries.length === 0 ? null : { ...row, countries };
}

/** Of the same name: the same merchant, when the domain or country and trade agree. */
function isSame(
  higher: MerchantRow | undefined,
  lower: MerchantRow,
  rest: MerchantRow | null,
  isDivided: boolean,
): boolean {
  if (higher === undefined) return false;
  const isSameDomain = higher.domain !== null && higher.domain === lower.domain;
  if (isSameDomain) return true;
  if (!overlaps(higher.countries, (rest ?? lower).countries)) return false;
  if (lower.origin === 'overlay') return higher.domain === null || lower.domain === null;
  if (rest !== null && rest !== lower) return higher.countries.length === 0;
  if (lower.countries.length === 0 && (isDivided || isSplit(higher, lower))) return false;
  if (higher.origin === 'overlay' || higher.category === lower.category) return true;
  if (lower.origin === 'icons') return higher.countries.length === 0 || isWellKnown(higher);
  return higher.origin === 'mcc';
}

/** A worldwide row never widens a national one that has a national domain of its own. */
function isSplit(higher: MerchantRow, lower: MerchantRow): boolean {
  if (higher.countries.length === 0 || higher.domain === null || lower.domain === null)
    return false;
  const ending = higher.domain.slice(higher.domain.lastIndexOf('.') + 1).toUpperCase();
  return higher.countries.includes(ending === 'UK' ? 'GB' : ending);
}

/** A row whose name is an unmarked spelling of a hand-kept row of the same trade or domain. */
function isSpelling(higher: MerchantRow | undefined, lower: MerchantRow): boolean {
  if (higher === undefined || lower.origin === 'overlay' || lower.origin === 'mcc') return false;
  const agrees =
    higher.category === lower.category ||
    (higher.domain !== null && higher.domain === lower.domain);
  return agrees && overlaps(higher.countries, lower.countries);
}

function isWellKnown(row: MerchantRow): boolean {
  return row.popularity >= WELL_KNOWN;
}

function isOverlay(row: MerchantRow | undefined): row is MerchantRow {
  return row?.origin === 'overlay';
}

function fold(higher: MerchantRow, lower: MerchantRow): MerchantRow {
  const aliases = new Map(higher.aliases.map((alias) => [nameKey(alias.text), alias]));
  for (const alias of [...lower.aliases, { text: lower.name, weak: false }]) {
    const key = nameKey(alias.text);
    if (!aliases.has(key) && key !== nameKey(higher.name)) aliases.set(key, alias);
  }
  return {
    ...higher,
    domain: higher.domain ?? lower.domain,
    countries: unionCountries(higher, lower),
    popularity: Math.max(higher.popularity, lower.popularity),
    aliases: [...aliases.values()],
  };
}

/** The icon sets know no countries: they widen nothing. */
function unionCountries(higher: MerchantRow, lower: MerchantRow): readonly string[] {
  if (lower.origin === 'icons') return higher.countries;
  if (higher.countries.length === 0 || lower.countries.length === 0) return [];
  return [...new Set([...higher.countries, ...lower.countries])].sort();
}

/** The one merchant that a bare domain means: its namesake, else the best known. */
function domainOwners(rows: readonly MerchantRow[]): Map<string, MerchantRow> {
  const owners = new Map<string, MerchantRow>();
  for (const row of rows) {
    if (row.domain === null) continue;
    const known = owners.get(row.domain);
    if (known === undefined || ownsMore(row, known)) owners.set(row.domain, row);
  }
  return owners;
}

function ownsMore(row: MerchantRow, known: MerchantRow): boolean {
  const namesakes = Number(isNamesake(row)) - Number(isNamesake(known));
  return namesakes !== 0 ? namesakes > 0 : row.popularity > known.popularity;
}

function isNamesake(row: MerchantRow): boolean {
  return nameKey((row.domain ?? '').split('.')[0] ?? '') === nameKey(row.name);
}

function compareRows(a: MerchantRow, b: MerchantRow): number {
  const keyA = sortKey(a);
  const keyB = sortKey(b);
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

function sortKey(row: MerchantRow): string {
  const parts = [nameKey(row.name), row.countries.join(' '), row.origin, row.category, row.name];
  return [...parts, row.domain ?? ''].join('|');
}
