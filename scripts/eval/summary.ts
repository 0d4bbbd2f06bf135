/** Adds judged rows up to rates and calibration. */

import type { Judged } from './judge.ts';

export interface Summary {
  readonly n: number;
  readonly coverage: number | null;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly negatives: number;
  readonly wrongBrand: number | null;
  readonly domain: number | null;
  readonly domainPrecision: number | null;
  readonly category: number | null;
  readonly mcc: number | null;
  readonly city: number | null;
  readonly country: number | null;
  /** Expected calibration error over ten bins. */
  readonly ece: number | null;
  /** Share of right claims among those of confidence 0.9 and more. */
  readonly sure: number | null;
}

export function summarise(rows: readonly Judged[]): Summary {
  const right = count(rows, (r) => r.merchant === true);
  const claims = rows.filter((r) => r.claim !== null);
  const sure = claims.filter((r) => (r.confidence ?? 0) >= 0.9);
  const domains = rows.filter((r) => r.domain !== null);
  return {
    n: rows.length,
    coverage: rate(
      count(rows, (r) => r.isCovered),
      rows.length,
    ),
    precision: rate(right, claims.length),
    recall: rate(
      right,
      count(rows, (r) => r.merchant !== null),
    ),
    negatives: count(rows, (r) => r.isWrongBrand !== null),
    wrongBrand: share(rows, (r) => r.isWrongBrand),
    domain: share(rows, (r) => r.domain),
    domainPrecision: rate(
      count(domains, (r) => r.domain === true),
      count(domains, (r) => r.hasDomain),
    ),
    category: share(rows, (r) => r.category),
    mcc: share(rows, (r) => r.mcc),
    city: share(rows, (r) => r.city),
    country: share(rows, (r) => r.country),
    ece: calibrationError(claims),
    sure: rate(
      count(sure, (r) => r.claim === true),
      sure.length,
    ),
  };
}

export interface Bin {
  readonly n: number;
  readonly right: number;
  readonly confidence: number;
}

const BINS = 10;

/** Claims by stated confidence, in ten bins. */
export function calibrationBins(claims: readonly Judged[]): Bin[] {
  const bins = Array.from({ length: BINS }, () => ({ n: 0, right: 0, confidence: 0 }));
  for (const { claim, confidence } of claims) {
    if (claim === null || confidence === null) continue;
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
    if (!bin) continue;
    bin.n++;
    bin.right += claim ? 1 : 0;
    bin.confidence += confidence;
  }
  return bins;
}

function calibrationError(claims: readonly Judged[]): number | null {
  const bins = calibrationBins(claims);
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  return rate(
    bins.reduce((sum, bin) => sum + Math.abs(bin.right - bin.confidence), 0),
    n,
  );
}

function share(rows: readonly Judged[], verdict: (row: Judged) => boolean | null): number | null {
  const scored = rows.filter((row) => verdict(row) !== null);
  return rate(
    count(scored, (row) => verdict(row) === true),
    scored.length,
  );
}

function count(rows: readonly Judged[], test: (row: Judged) => boolean): number {
  return rows.reduce((sum, row) => sum + (test(row) ? 1 : 0), 0);
}

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
