/** Evaluates codes and categories on card descriptors of merchants that training never saw. */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { enrich, enrichWithEvidence } from '../../src/enrich/enrich.ts';
import { guessCode } from '../../src/enrich/model.ts';
import { readTrades } from '../../src/enrich/trade.ts';
import { openKnowledge } from './open.ts';
import { cardNames } from './toronto.ts';

const USAGE = 'usage: node scripts/model/evaluate.ts --data FOLDER';
const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (!values.data) {
  console.error(USAGE);
  process.exit(2);
}
const table = gunzipSync(readFileSync(`${values.data}/toronto_pcard.tsv.gz`)).toString('utf8');
const categories = new Map(
  readFileSync(`${values.data}/mcc_category.tsv`, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([mcc = '', category = '', certain = '']) => [mcc, { category, certain }]),
);
const knowledge = openKnowledge();
const rows = cardNames(table, 'dev');
const sizes = new Map<string, number>();
for (const { key } of rows) sizes.set(key, (sizes.get(key) ?? 0) + 1);

interface Guess {
  readonly mcc: string | null;
  readonly category: string;
}

function report(name: string, guess: (row: (typeof rows)[number]) => Guess): void {
  const exact = { row: 0, key: 0, transaction: 0 };
  const total = { row: 0, key: 0, transaction: 0 };
  const certain = { right: 0, all: 0 };
  for (const row of rows) {
    const { mcc, category } = guess(row);
    const weights = { row: 1, key: 1 / (sizes.get(row.key) ?? 1), transaction: row.count };
    for (const by of ['row', 'key', 'transaction'] as const) {
      total[by] += weights[by];
      if (mcc === row.mcc) exact[by] += weights[by];
    }
    const gold = categories.get(row.mcc);
    if (!gold || gold.certain === 'no') continue;
    certain.all++;
    if (category === gold.category) certain.right++;
  }
  const percent = (part: number, whole: number) => ((100 * part) / whole).toFixed(1).padStart(6);
  console.log(
    `${name.padEnd(8)} exact MCC by row ${percent(exact.row, total.row)}, by merchant ` +
      `${percent(exact.key, total.key)}, by transaction ` +
      `${percent(exact.transaction, total.transaction)}; category of certain rows ` +
      percent(certain.right, certain.all),
  );
}

console.log(`${rows.length} descriptors of ${sizes.size} merchants not seen in training`);
report('model', ({ raw }) => {
  const { analysis } = enrichWithEvidence({ description: raw }, knowledge);
  return (
    guessCode(knowledge.model, analysis, readTrades(analysis)) ?? { mcc: null, category: 'Unknown' }
  );
});
report('engine', ({ raw }) => {
  const item = enrich({ description: raw }, knowledge);
  if (item.status !== 'complete') return { mcc: null, category: 'Unknown' };
  return { mcc: item.mcc_code, category: item.category };
});
