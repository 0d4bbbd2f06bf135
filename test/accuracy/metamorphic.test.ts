/** Holds that a merchant stays the same when only what surrounds its name changes. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { formatShare, knownMerchant, openEngine } from './engine.ts';
import { knownBaseShareMin, stableShareMin } from './floors.ts';
import { changes, generatePairs, type Pair } from './metamorphic.ts';
import { readBases } from './metamorphic-bases.ts';

const SEED = Number(process.env.SEED ?? 20_26);
const LISTED = 20;

interface UnstablePair {
  readonly pair: Pair;
  readonly before: string;
  readonly after: string | null;
}

test('the changed descriptors are many, of every kind, and repeatable', () => {
  const bases = readBases();
  const pairs = generatePairs(SEED, bases);
  for (const change of changes) {
    const count = pairs.filter((pair) => pair.change === change).length;
    assert.ok(count >= 100, `only ${count} pairs of ${change}`);
  }
  assert.deepEqual(generatePairs(SEED, bases), pairs);
});

test('a change around the name keeps the merchant', async () => {
  const engine = await openEngine();
  const bases = readBases();
  const knownCount = bases.filter(({ raw }) => knownMerchant(engine(raw)) !== null).length;
  const pairs: Pair[] = [];
  const unstable: UnstablePair[] = [];
  for (const pair of generatePairs(SEED, bases)) {
    const before = knownMerchant(engine(pair.base.raw));
    if (before === null) continue;
    pairs.push(pair);
    const after = knownMerchant(engine(pair.changed));
    if (after !== before) unstable.push({ pair, before, after });
  }

  console.log(`known bases: ${formatShare(knownCount, bases.length)}`);
  console.log(`stable, seed ${SEED}:`);
  const failures: string[] = [];
  for (const change of changes) {
    const total = pairs.filter((pair) => pair.change === change).length;
    const stable = total - unstable.filter(({ pair }) => pair.change === change).length;
    console.log(`  ${change.padEnd(13)} ${formatShare(stable, total)}`);
    if (stable < total * stableShareMin) failures.push(change);
    explain(unstable.filter(({ pair }) => pair.change === change));
  }
  assert.ok(knownCount >= bases.length * knownBaseShareMin, `only ${knownCount} bases are known`);
  assert.deepEqual(failures, [], 'changes that are less stable than the floor');
});

function explain(unstable: readonly UnstablePair[]): void {
  if (process.env.EXPLAIN !== '1') return;
  const listed = unstable.filter(({ pair }) => pair.base.isListed).slice(0, LISTED);
  for (const { pair, before, after } of listed) {
    console.log(`    ${pair.base.raw} -> ${before}`);
    console.log(`    ${pair.changed} -> ${after ?? 'unknown'}`);
  }
}
