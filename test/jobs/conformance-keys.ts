/** What every store must do with keys, quotas and the secret. */

import assert from 'node:assert/strict';
import { put } from '../../src/jobs/store.ts';
import {
  chargeItems,
  confirmSecret,
  findKey,
  findUsage,
  insertFirstKey,
  insertKey,
  listKeys,
  revokeKey,
} from '../../src/keys/store.ts';
import type { StoreTest } from './conformance.ts';
import { limits, makeJob, makeKey } from './conformance-rows.ts';

export const KEY_TESTS: readonly StoreTest[] = [
  {
    name: 'a key is found until and after it is revoked, once',
    async run({ db }) {
      await insertKey(db, makeKey('k', 5));
      assert.deepEqual(
        [(await findKey(db, 'k'))?.quotaItems, await findKey(db, 'x')],
        [5, undefined],
      );
      const revoked = await Promise.all([revokeKey(db, 'k'), revokeKey(db, 'k')]);
      assert.deepEqual(revoked.sort(), [false, true]);
      assert.ok(((await findKey(db, 'k'))?.revokedAtMs ?? 0) > 0);
    },
  },
  {
    name: 'of several first keys one is stored',
    async run({ db }) {
      const ids = ['a', 'b', 'c'];
      const stored = await Promise.all(ids.map((id) => insertFirstKey(db, makeKey(id))));
      assert.deepEqual(stored.filter(Boolean), [true]);
      assert.equal((await listKeys(db)).length, 1);
    },
  },
  {
    name: 'a quota holds under any concurrency',
    async run({ db }) {
      await insertKey(db, makeKey('k', 5));
      const charges = await Promise.all(Array.from({ length: 20 }, () => chargeItems(db, 'k', 1)));
      assert.equal(charges.filter(Boolean).length, 5);
      assert.equal(await findUsage(db, 'k'), 5);
      assert.equal(await put(db, makeJob({ keyId: 'k' }), limits), false);
    },
  },
  {
    name: 'the first secret stays',
    async run({ db }) {
      assert.equal(await confirmSecret(db, 'one'), true);
      assert.equal(await confirmSecret(db, 'two'), false);
      assert.equal(await confirmSecret(db, 'one'), true);
    },
  },
  {
    name: 'a write that fails leaves its neighbours of the same group alone',
    async run({ db }) {
      await insertKey(db, makeKey('k'));
      const writes = await Promise.allSettled([
        insertKey(db, makeKey('before')),
        insertKey(db, makeKey('k')),
        insertKey(db, makeKey('after')),
      ]);
      assert.deepEqual(
        writes.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled'],
      );
      assert.equal((await listKeys(db)).length, 3);
    },
  },
];
