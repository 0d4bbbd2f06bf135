/** Holds the accuracy on the project's own gold: nobody can lose some without a red test. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseGold } from '../../scripts/eval/gold.ts';
import { judge } from '../../scripts/eval/judge.ts';
import { type Summary, summarise } from '../../scripts/eval/summary.ts';
import { openKnowledge } from '../../scripts/model/open.ts';
import { enrichWithEvidence } from '../../src/enrich/enrich.ts';
import { goldFloors } from './floors.ts';

const file = new URL('gold.jsonl', import.meta.url);
const knowledge = openKnowledge();
const judged = parseGold(readFileSync(file, 'utf8'), 'gold.jsonl').map((row) =>
  judge(row, enrichWithEvidence({ description: row.raw, ...row.hints }, knowledge)),
);

for (const [half, floors] of Object.entries(goldFloors)) {
  const summary = summarise(judged.filter(({ row }) => row.half === half && row.set !== 'more'));
  for (const [name, floor] of Object.entries(floors)) {
    test(`${half} half: ${name} stays at ${floor}`, () => {
      const value = summary[name as keyof Summary] ?? 0;
      const isCeiling = name === 'wrongBrand' || name === 'ece';
      assert.ok(isCeiling ? value <= floor : value >= floor, `${name} is ${value}`);
    });
  }
}

test('no row of the measuring half shares its merchant with the working half', () => {
  const key = (names: readonly string[]) =>
    (names[0] ?? '')
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}_]/gu, '')
      .toLowerCase();
  const work = new Set(
    judged
      .filter(({ row }) => row.half === 'work' && row.set !== 'more')
      .map(({ row }) => key(row.merchant)),
  );
  const shared = judged
    .filter(({ row }) => row.half === 'measure' && row.merchant.length > 0)
    .filter(({ row }) => work.has(key(row.merchant)));
  assert.deepEqual(
    shared.map(({ row }) => row.id),
    [],
  );
});
