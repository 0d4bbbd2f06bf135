/** Judges one answer against its gold row. `null` means: not scored. */

import type { Enrichment } from '../../src/enrich/enrich.ts';
import type { CompleteItem } from '../../src/enrich/item.ts';
import { isSameName, matchesName, registrable } from './compare.ts';
import type { GoldRow } from './gold.ts';

export interface Judged {
  readonly row: GoldRow;
  readonly enrichment: Enrichment;
  readonly isCovered: boolean;
  readonly merchant: boolean | null;
  /** Whether a merchant claim that can be judged is right. */
  readonly claim: boolean | null;
  readonly isWrongBrand: boolean | null;
  readonly domain: boolean | null;
  readonly hasDomain: boolean;
  readonly category: boolean | null;
  readonly mcc: boolean | null;
  readonly city: boolean | null;
  readonly country: boolean | null;
  readonly confidence: number | null;
}

export function judge(row: GoldRow, enrichment: Enrichment): Judged {
  const item = enrichment.item.status === 'complete' ? enrichment.item : null;
  const name = claimedName(item);
  const merchant =
    row.merchant.length === 0
      ? null
      : name !== null && row.merchant.some((gold) => matchesName(name, gold));
  const isNegative = row.isNegative || row.forbidden.length > 0;
  const isWrongBrand = isNegative ? isWrong(row, name) : null;
  const domain = registrable(item?.domain ?? null);
  const { location } = enrichment.analysis;
  return {
    row,
    enrichment,
    isCovered: name !== null,
    merchant,
    claim: name === null ? null : (merchant ?? (isWrongBrand === true ? false : null)),
    isWrongBrand,
    domain: scored(row.domain, (gold) => domain !== null && registrable(gold) === domain),
    hasDomain: domain !== null,
    category: scored(row.category, (gold) => gold === (item?.category ?? 'Unknown')),
    mcc: scored(row.mcc, (gold) => gold === item?.mcc_code),
    city: scored(row.city, (gold) => location.city !== null && isSamePlace(location.city, gold)),
    country: scored(row.country, (gold) => gold === location.country),
    confidence: item?.confidence ?? null,
  };
}

const NOTHING = new Set(['', 'unknown', 'unknown merchant', 'n/a', 'none', 'null']);

function claimedName(item: CompleteItem | null): string | null {
  const name = item?.merchant ?? null;
  return name === null || NOTHING.has(name.toLowerCase()) ? null : name;
}

function isWrong(row: GoldRow, name: string | null): boolean {
  if (name === null) return false;
  if (row.forbidden.length > 0) return row.forbidden.some((gold) => isSameName(name, gold));
  return !row.allowed.some((gold) => matchesName(name, gold));
}

function isSamePlace(given: string, gold: string): boolean {
  const fold = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[^\p{L}]/gu, '')
      .toLowerCase();
  const [a, b] = [fold(given), fold(gold)];
  return a === b || (Math.min(a.length, b.length) >= 5 && (a.startsWith(b) || b.startsWith(a)));
}

function scored(gold: readonly string[], isRight: (gold: string) => boolean): boolean | null {
  return gold.length === 0 ? null : gold.some(isRight);
}
