/** Prints records as the tables of docs/performance.md: `node scripts/bench/tables.ts RECORDS`. */

import { readFileSync } from 'node:fs';
import { formatNumber, type Summary } from './figures.ts';
import type { BenchRecord } from './report.ts';

const lines = readFileSync(process.argv[2] ?? '', 'utf8').split('\n');
for (const line of lines) if (line !== '') print(JSON.parse(line) as BenchRecord);

function print({ bench, at, loadBefore, loadAfter, settings, figures }: BenchRecord): void {
  const fixed = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  console.log(`### ${bench}\n\n${fixed.join(', ')}; ${at.slice(0, 16)} UTC, `);
  console.log(`load ${loadBefore} before and ${loadAfter} after.\n`);
  console.log('| | median | min to max | to its floor | goal | |\n|---|---|---|---|---|---|');
  for (const figure of figures) console.log(renderRow(figure));
  console.log();
}

function renderRow({ name, unit, floor, goal, ratio, isMet, ...figure }: Summary): string {
  const { median, min, max } = figure;
  const verdict = isMet === null ? '' : isMet ? 'kept' : '**missed**';
  const span = `${formatNumber(min)} to ${formatNumber(max)}`;
  const toFloor = ratio === null ? '' : `${formatNumber(ratio)} of ${floor}`;
  const wanted = goal?.replace('>=', 'at least').replace('<=', 'at most') ?? '';
  return `| ${name} | ${formatNumber(median)} ${unit} | ${span} | ${toFloor} | ${wanted} | ${verdict} |`;
}
