/** Reads the gold descriptors that the metamorphic changes start from. */

import { readFileSync } from 'node:fs';
import { foldName } from './compare.ts';

export interface Base {
  readonly raw: string;
  readonly merchants: readonly string[];
  readonly mccs: readonly string[];
  readonly category: string | null;
  readonly cities: readonly string[];
  readonly region: string | null;
  /** As written in the text, or by the country of the merchant's domain; null: unknown. */
  readonly country: string | null;
  readonly hasIntermediary: boolean;
  /** Rows kept for measuring are not listed among the failures. */
  readonly isListed: boolean;
  /** Where the merchant's name ends when the text begins with it, else 0. */
  readonly nameEnd: number;
}

interface GoldRow {
  readonly slice: string;
  readonly half?: string;
  readonly raw: string;
  readonly merchant: readonly string[] | null;
  readonly domain: readonly string[] | null;
  readonly category: readonly string[] | null;
  readonly mcc: readonly string[] | null;
  readonly city: string | readonly string[] | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly intermediary: string | null;
  readonly negative: boolean;
}

/** Well-known and less known merchants; no negatives, no bank lines. */
export function readBases(): Base[] {
  const text = readFileSync(new URL('./gold.jsonl', import.meta.url), 'utf8');
  const rows = text.split('\n').flatMap((line) => (line ? (JSON.parse(line) as GoldRow) : []));
  return rows.flatMap((row) => {
    const isWanted = (row.slice === 'head' || row.slice === 'mid') && !row.negative;
    if (!isWanted || row.merchant === null) return [];
    const merchants = row.merchant.map((name) => name.replace(/^=/, ''));
    return {
      raw: row.raw,
      merchants,
      mccs: row.mcc ?? [],
      category: row.category?.[0] ?? null,
      cities: row.city === null ? [] : [row.city].flat(),
      region: row.region,
      country: row.country ?? countryOfDomains(row.domain ?? []),
      hasIntermediary: row.intermediary !== null,
      isListed: row.half !== 'measure',
      nameEnd: findNameEnd(row.raw, merchants),
    };
  });
}

const NO_COUNTRY = new Set(['TV', 'ME', 'IO', 'CO', 'SO', 'EU', 'AI', 'FM', 'APP', 'LY', 'TO']);

function countryOfDomains(domains: readonly string[]): string | null {
  for (const domain of domains) {
    const suffix = domain.slice(domain.lastIndexOf('.') + 1).toUpperCase();
    if (suffix.length === 2 && !NO_COUNTRY.has(suffix)) return suffix === 'UK' ? 'GB' : suffix;
  }
  return null;
}

/** Where the longest of the names ends that the text begins with, or 0. */
function findNameEnd(raw: string, names: readonly string[]): number {
  const wanted = new Set(names.map(compact));
  let end = 0;
  for (let i = 1; i <= raw.length; i++) {
    const isInsideWord = /^[\p{L}\p{N}]/u.test(raw.slice(i));
    if (!isInsideWord && wanted.has(compact(raw.slice(0, i)))) end = i;
  }
  return raw.slice(0, end).replace(/[\s#*,/:-]+$/, '').length;
}

function compact(name: string): string {
  return foldName(name).replaceAll(' ', '');
}
