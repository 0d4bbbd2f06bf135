/** The simulation notices each broken statement; a fence nobody misses would be no fence. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Violation } from './ledger.ts';
import { breakStatements, MUTANTS } from './mutants.ts';
import { simulate } from './simulation.ts';

const SEEDS = [7, 8, 9];
const stepsEach = 12_000;

for (const mutant of MUTANTS) {
  test(`caught: ${mutant.name}`, async (context) => {
    const { edit, unmet } = breakStatements(mutant);
    for (const seed of SEEDS) {
      const error = await simulate(seed, stepsEach, edit).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      assert.deepEqual([...unmet], [], 'a change found no statement to change');
      if (error === undefined) continue;
      if (!(error instanceof Violation)) throw error;
      context.diagnostic(`seed ${seed}: ${error.message.slice(0, 120)}`);
      return;
    }
    assert.fail('the broken statement went unnoticed');
  });
}

test('an edit that changes nothing is no violation', async () => {
  await simulate(7, 500, (text) => `${text} `);
});
