/** Holds how often the engine gives a brand to a row that names none. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { isOneOf } from './compare.ts';
import { formatShare, knownMerchant, openEngine } from './engine.ts';
import { wrongBrandShareMax } from './floors.ts';
import { generateNegatives, type Negative } from './negatives.ts';
import { createRandom } from './random.ts';
import { findRealChain } from './real-chains.ts';

const SEED = Number(process.env.SEED ?? 20_26);
const ROWS = 6_000;
const LISTED = 20;

interface WrongRow {
  readonly row: Negative;
  readonly answer: string;
}

test('the generated negatives are many, different, repeatable and no real chain', () => {
  const rows = generateNegatives(SEED, ROWS);
  assert.ok(rows.length >= 5_000, `only ${rows.length} rows`);
  assert.equal(new Set(rows.map(({ raw }) => raw)).size, rows.length);
  assert.deepEqual(generateNegatives(SEED, ROWS), rows);
  assert.notDeepEqual(generateNegatives(SEED + 1, ROWS), rows);
  const shops = rows.filter(({ kind }) => kind.endsWith('shop'));
  assert.deepEqual(
    shops.filter(({ allowed }) => allowed.some((name) => findRealChain(name) !== undefined)),
    [],
  );
});

test('a row that names no brand gets none', async () => {
  const engine = await openEngine();
  const rows = generateNegatives(SEED, ROWS);
  const totals = new Map<string, number>();
  const wrong: WrongRow[] = [];
  for (const row of rows) {
    totals.set(row.kind, (totals.get(row.kind) ?? 0) + 1);
    const answer = knownMerchant(engine(row.raw));
    if (answer !== null && !isOneOf(answer, row.allowed)) wrong.push({ row, answer });
  }

  console.log(`wrong brand, seed ${SEED}: ${formatShare(wrong.length, rows.length)}`);
  for (const [kind, total] of totals) {
    const count = wrong.filter(({ row }) => row.kind === kind).length;
    console.log(`  ${kind.padEnd(14)} ${formatShare(count, total)}`);
  }
  explain(wrong);
  const share = wrong.length / rows.length;
  assert.ok(
    share <= wrongBrandShareMax,
    `wrong brand on ${(100 * share).toFixed(2)} % of the rows`,
  );
});

function explain(wrong: readonly WrongRow[]): void {
  if (process.env.EXPLAIN !== '1' || wrong.length === 0) return;
  const random = createRandom(SEED);
  const sample = wrong.map((entry) => ({ entry, order: random.below(1_000_000) }));
  sample.sort((left, right) => left.order - right.order);
  for (const { entry } of sample.slice(0, LISTED)) {
    console.log(`  ${entry.row.kind}: ${entry.row.raw} -> ${entry.answer}`);
  }
}
