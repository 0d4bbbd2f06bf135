/** One suite for every store, whatever holds it. */

import { test } from 'node:test';
import type { TestStore } from '../rig/stores.ts';
import { CLAIM_TESTS } from './conformance-claims.ts';
import { JOB_TESTS } from './conformance-jobs.ts';
import { KEY_TESTS } from './conformance-keys.ts';

export interface StoreTest {
  readonly name: string;
  run(store: TestStore): Promise<void>;
}

/** Runs the suite over stores that `open` gives out empty. */
export function testStores(
  kind: string,
  open: () => Promise<TestStore>,
  skip: string | false = false,
): void {
  for (const { name, run } of [...JOB_TESTS, ...CLAIM_TESTS, ...KEY_TESTS]) {
    test(`${kind}: ${name}`, { skip }, async () => run(await open()));
  }
}
