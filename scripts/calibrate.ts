/** Fits the curves of the confidence on the working half of the gold. */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { nameFeatures } from '../src/enrich/calibrate.ts';
import { type Enrichment, enrichWithEvidence } from '../src/enrich/enrich.ts';
import { guessSector } from '../src/enrich/sector.ts';
import { parseGold } from './eval/gold.ts';
import { judge } from './eval/judge.ts';
import { fitLogistic, type Sample } from './fit/logistic.ts';
import { openKnowledge } from './model/open.ts';

const GOLD = 'test/accuracy/gold.jsonl';
const HARD_SET = 'more';
const HARD_WEIGHT = 0.3;
const L2 = 1;

const knowledge = openKnowledge();
const known: Sample[] = [];
const named: Sample[] = [];
for (const row of parseGold(readFileSync(GOLD, 'utf8'), GOLD)) {
  if (row.half !== 'work') continue;
  const enrichment = enrichWithEvidence({ description: row.raw, ...row.hints }, knowledge);
  const { claim } = judge(row, enrichment);
  if (claim === null) continue;
  const label = claim ? 1 : 0;
  const weight = row.set === HARD_SET ? HARD_WEIGHT : 1;
  const { match, name } = enrichment.answer;
  if (match && !match.isExact) known.push({ features: { score: match.score }, label, weight });
  if (name) named.push({ features: featuresOf(enrichment), label, weight });
}

function featuresOf({ analysis, answer }: Enrichment): Record<string, number> {
  if (!answer.name) return {};
  const features = nameFeatures(analysis, answer.name, guessSector(analysis));
  return Object.fromEntries(Object.entries(features).map(([key, holds]) => [key, holds ? 1 : 0]));
}

const knownCurve = fitLogistic(known, L2);
const nameCurve = fitLogistic(named, L2);
const weights = Object.entries(nameCurve.weights).map(([key, w]) => `  ${key}: ${short(w)},`);
const body = `
/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: ${short(knownCurve.weights.score ?? 1)},
  offset: ${short(knownCurve.bias)},
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: ${short(nameCurve.bias)},
${weights.join('\n')}
} as const satisfies Record<string, number>;
`;
const version = createHash('sha256').update(body).digest('hex').slice(0, 8);
writeFileSync(
  'src/enrich/curve.ts',
  `/** The curves of the confidence, written by \`scripts/calibrate.ts\`; see docs/accuracy.md. */

export const CURVE_VERSION = '${version}';
${body}`,
);
console.log(`${known.length} known merchants, ${named.length} cleaned names, curve ${version}`);

function short(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
