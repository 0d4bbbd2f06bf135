/** Runs the engine over a gold file and prints the scores by set and slice. */

import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { enrichWithEvidence } from '../src/enrich/enrich.ts';
import { explain } from './eval/explain.ts';
import { parseGold } from './eval/gold.ts';
import { judge } from './eval/judge.ts';
import { printReport } from './eval/print.ts';
import { openKnowledge } from './model/open.ts';

const USAGE = `usage: npm run eval -- [GOLD.jsonl] [--half work|measure] [--set NAME] [--errors N]
       [--json] [--explain ID]`;
const OWN_GOLD = 'test/accuracy/gold.jsonl';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: 'string' },
    set: { type: 'string' },
    errors: { type: 'string' },
    json: { type: 'boolean' },
    explain: { type: 'string' },
  },
});
const file = positionals[0] ?? OWN_GOLD;
if (positionals.length > 1 || !existsSync(file)) {
  console.error(USAGE);
  process.exit(2);
}
const knowledge = openKnowledge();
const gold = parseGold(readFileSync(file, 'utf8'), file).filter(
  (row) =>
    (values.half === undefined || row.half === values.half) &&
    (values.set === undefined || row.set === values.set),
);
if (values.explain !== undefined) {
  const row = gold.find(({ id }) => id === values.explain);
  if (!row) {
    console.error(`no row ${values.explain} in ${file}`);
    process.exit(2);
  }
  console.log(explain(row, enrichWithEvidence({ description: row.raw }, knowledge)));
} else {
  const judged = gold.map((row) =>
    judge(row, enrichWithEvidence({ description: row.raw, ...row.hints }, knowledge)),
  );
  printReport(judged, { errors: Number(values.errors ?? 0), asJson: values.json ?? false });
}
