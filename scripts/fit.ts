/** Fits the weights of the evidence on the working half of the gold and generated negatives. */

import { readFileSync, writeFileSync } from 'node:fs';
import { hitsOf } from '../src/enrich/analysis.ts';
import { enrichWithEvidence } from '../src/enrich/enrich.ts';
import { weighEvidence } from '../src/enrich/evidence.ts';
import { Kind } from '../src/enrich/knowledge/lexicon.ts';
import { isAllowed } from '../src/enrich/match.ts';
import { featuresOfEvidence } from '../src/enrich/score.ts';
import { describeSpan } from '../src/enrich/span.ts';
import { generateNegatives } from '../test/accuracy/negatives.ts';
import { matchesName } from './eval/compare.ts';
import { parseGold } from './eval/gold.ts';
import { fitLogistic, type Sample } from './fit/logistic.ts';
import { openKnowledge } from './model/open.ts';

const GOLD = 'test/accuracy/gold.jsonl';
/** Not the seed of the test, which must stay unseen. */
const SEEDS = [11, 12];
const NEGATIVES = 4000;
const NEGATIVE_WEIGHT = 2;
/** Rows written to be hard: they would outweigh what statements mostly hold. */
const HARD_SET = 'more';
const HARD_WEIGHT = 0.4;
const L2 = 0.5;

const knowledge = openKnowledge();

function samplesOf(
  raw: string,
  isRight: (name: string) => boolean,
  weight: number,
  hints: object = {},
): Sample[] {
  const { analysis } = enrichWithEvidence({ description: raw, ...hints }, knowledge);
  return hitsOf(analysis, Kind.merchant)
    .filter((hit) => isAllowed(analysis, hit))
    .map((hit) => ({
      features: featuresOfEvidence(weighEvidence(analysis, hit, describeSpan(analysis, hit))),
      label: isRight(knowledge.merchants.name(hit.id)) ? 1 : 0,
      weight,
    }));
}

const gold = parseGold(readFileSync(GOLD, 'utf8'), GOLD).filter((row) => row.half === 'work');
const positive = gold.flatMap((row) =>
  samplesOf(
    row.raw,
    (name) => [...row.merchant, ...row.allowed].some((accepted) => matchesName(name, accepted)),
    row.set === HARD_SET ? HARD_WEIGHT : 1,
    row.hints,
  ),
);
const negative = SEEDS.flatMap((seed) => generateNegatives(seed, NEGATIVES)).flatMap((row) =>
  samplesOf(
    row.raw,
    (name) => row.allowed.some((accepted) => matchesName(name, accepted)),
    NEGATIVE_WEIGHT,
  ),
);
const samples = [...positive, ...negative];
const { bias, weights } = fitLogistic(samples, L2);
const lines = Object.entries(weights).map(([name, weight]) => `  ${name}: ${weight.toFixed(2)},`);
writeFileSync(
  'src/enrich/weights.ts',
  `/** The weights of the evidence, written by \`scripts/fit.ts\`; see docs/accuracy.md. */

export const BIAS = ${bias.toFixed(2)};

export const WEIGHTS = {
${lines
  .join('\n')
  .replaceAll(/(\.\d)0,/g, '$1,')
  .replaceAll('.0,', ',')
  .replaceAll(/: -0,/g, ': 0,')}
} as const satisfies Record<string, number>;
`,
);
console.log(`${positive.length} candidates of the gold, ${negative.length} of negatives`);
