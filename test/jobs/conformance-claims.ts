/** What every store must do when many jobs are claimed, and when a small one is read whole. */

import assert from 'node:assert/strict';
import {
  type ClaimedJob,
  claim,
  claimedItemsMax,
  put,
  retry,
  storeChunk,
} from '../../src/jobs/store.ts';
import { findJob, findWholeJob } from '../../src/jobs/store-reads.ts';
import { claimOne } from '../rig/claim.ts';
import type { StoreTest } from './conformance.ts';
import { allBytes, claimJob, limits, makeChunk, makeJob, putJob } from './conformance-rows.ts';

function toIdAndInput({ id, input }: ClaimedJob): [string, string | null] {
  return [id, input && Buffer.from(input).toString()];
}

export const CLAIM_TESTS: readonly StoreTest[] = [
  {
    name: 'a claim takes as many as there is room for, in order, with the input of small jobs',
    async run({ db, passTime }) {
      const ids: string[] = [];
      for (const itemCount of [1, 2, claimedItemsMax + 1, 3]) {
        ids.push(await putJob(db, { itemCount, chunks: [Buffer.from(`["${itemCount}"]`)] }));
        await passTime(10);
      }
      const room = { isIdle: true, jobsMax: 3, anyJobsMax: 1 };
      const first = await claim(db, 'me', { ...room, itemsMax: 10 });
      assert.deepEqual(first.map(toIdAndInput), [
        [ids[0], '["1"]'],
        [ids[1], '["2"]'],
      ]);
      const rest = await claim(db, 'me', { ...room, isIdle: false, itemsMax: 100 });
      assert.deepEqual(rest.map(toIdAndInput), [
        [ids[2], null],
        [ids[3], '["3"]'],
      ]);
      assert.deepEqual(await claim(db, 'me', { ...room, itemsMax: 100 }), []);
    },
  },
  {
    name: 'a claim stops before a job that must run alone, and takes that one alone',
    async run({ db, passTime }) {
      const room = { isIdle: true, jobsMax: 9, anyJobsMax: 9, itemsMax: 9 };
      const alone = await putJob(db);
      await retry(db, await claimJob(db), 0);
      await passTime(10);
      const behind = await putJob(db);
      assert.deepEqual(await claim(db, 'me', { ...room, isIdle: false }), []);
      const [held, ...none] = await claim(db, 'me', room);
      assert.deepEqual([held?.id, none], [alone, []]);
      const others = await claim(db, 'me', { ...room, isIdle: false });
      assert.deepEqual(others.map(toIdAndInput), [[behind, '["item"]']]);
    },
  },
  {
    name: 'a claim made after a put, and committed with it, takes what was put',
    async run({ db }) {
      const job = makeJob();
      const [isStored, claimed] = await Promise.all([
        put(db, job, limits),
        claimOne(db, 'me', true),
      ]);
      assert.deepEqual([isStored, claimed?.id], [true, job.id]);
    },
  },
  {
    name: 'a job of one chunk is found with its result once it is complete, a longer one without',
    async run({ db }) {
      for (const chunks of [[allBytes], [allBytes, allBytes]]) {
        const id = await putJob(db, { chunks });
        const job = await claimJob(db);
        assert.equal((await findWholeJob(db, id))?.result, null);
        for (const [seq] of chunks.entries()) {
          await storeChunk(db, job, { ...makeChunk(seq), bytes: allBytes });
        }
        const { result, ...found } = (await findWholeJob(db, id)) ?? {};
        const stored = { ...(await findJob(db, id)) };
        assert.deepEqual({ ...stored, ...found }, stored);
        assert.deepEqual(result && Buffer.from(result), chunks.length === 1 ? allBytes : null);
      }
      assert.equal(await findWholeJob(db, 'never there'), undefined);
    },
  },
];
