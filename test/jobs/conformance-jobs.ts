/** What every store must do with jobs. */

import assert from 'node:assert/strict';
import { attemptsMax, leaseMs } from '../../src/jobs/job.ts';
import {
  beat,
  erase,
  fail,
  finish,
  put,
  release,
  rescue,
  retry,
  storeChunk,
} from '../../src/jobs/store.ts';
import {
  findJob,
  findReplay,
  listEndedBefore,
  listMissingChunks,
  readInput,
  readResult,
} from '../../src/jobs/store-reads.ts';
import { findUsage, insertKey } from '../../src/keys/store.ts';
import { claimOne } from '../rig/claim.ts';
import type { StoreTest } from './conformance.ts';
import {
  allBytes,
  claimJob,
  limits,
  makeChunk,
  makeJob,
  makeKey,
  putJob,
} from './conformance-rows.ts';

const lapsed = { kind: 'lapsed' } as const;

export const JOB_TESTS: readonly StoreTest[] = [
  {
    name: 'put keeps every byte of every chunk',
    async run({ db }) {
      const id = await putJob(db, { chunks: [allBytes, Buffer.from('["ü €"]')] });
      assert.deepEqual(await listMissingChunks(db, id), [0, 1]);
      assert.deepEqual(Buffer.from((await readInput(db, id, 0)) ?? []), allBytes);
      assert.equal(Buffer.from((await readInput(db, id, 1)) ?? []).toString(), '["ü €"]');
    },
  },
  {
    name: 'put refuses past the limits of the queue and stores nothing',
    async run({ db }) {
      const job = makeJob({ itemCount: 11 });
      assert.equal(await put(db, job, { queuedJobsMax: 1, queuedItemsMax: 10 }), false);
      assert.equal(await put(db, job, { queuedJobsMax: 0, queuedItemsMax: 99 }), false);
      assert.equal(await findJob(db, job.id), undefined);
      assert.equal(await readInput(db, job.id, 0), undefined);
    },
  },
  {
    name: 'of many puts under one idempotency key one is stored, and charged once',
    async run({ db }) {
      await insertKey(db, makeKey('key', 1000));
      const idempotency = { key: 'once', digest: 'd' };
      const puts = Array.from({ length: 20 }, () => put(db, makeJob({ idempotency }), limits));
      assert.deepEqual((await Promise.all(puts)).filter(Boolean), [true]);
      assert.equal((await findReplay(db, 'key', 'once'))?.idempotencyDigest, 'd');
      assert.equal(await findUsage(db, 'key'), 1);
    },
  },
  {
    name: 'claim gives each job to one of many owners, oldest first',
    async run({ db, passTime }) {
      const first = await putJob(db);
      await passTime(10);
      const others = [await putJob(db), await putJob(db)];
      assert.equal((await claimJob(db)).id, first);
      const owners = Array.from({ length: 5 }, (_, i) => claimOne(db, `owner ${i}`, true));
      const claimed = (await Promise.all(owners)).flatMap((job) => job?.id ?? []);
      assert.deepEqual(claimed.sort(), others.sort());
    },
  },
  {
    name: 'a beat extends a live lease of its owner and no other',
    async run({ db, passTime }) {
      await putJob(db);
      const { id } = await claimJob(db);
      await passTime(leaseMs - 5000);
      assert.deepEqual(await beat(db, 'other'), []);
      assert.deepEqual(await beat(db, 'me'), [{ id, owner: 'me', attempt: 1 }]);
      await passTime(leaseMs - 5000);
      assert.deepEqual(await rescue(db, lapsed), []);
      await passTime(5001);
      assert.deepEqual(await beat(db, 'me'), []);
      assert.deepEqual(await rescue(db, lapsed), [id]);
    },
  },
  {
    name: 'the last chunk completes the job in the same write',
    async run({ db }) {
      const id = await putJob(db, { chunks: [allBytes, allBytes] });
      const job = await claimJob(db);
      assert.equal(await finish(db, job), false);
      assert.equal(
        (await storeChunk(db, job, { ...makeChunk(1), bytes: allBytes })).outcome,
        'stored',
      );
      assert.deepEqual(await listMissingChunks(db, id), [0]);
      assert.equal((await storeChunk(db, job, makeChunk(0))).outcome, 'complete');
      assert.equal((await findJob(db, id))?.status, 'complete');
      assert.deepEqual(Buffer.from((await readResult(db, id, 1)) ?? []), allBytes);
      assert.equal((await storeChunk(db, job, makeChunk(0))).outcome, 'lost');
    },
  },
  {
    name: 'another owner and an earlier attempt change nothing',
    async run({ db }) {
      await putJob(db);
      const job = await claimJob(db);
      for (const stale of [
        { ...job, owner: 'other' },
        { ...job, attempt: 0 },
      ]) {
        assert.equal((await storeChunk(db, stale, makeChunk())).outcome, 'lost');
        assert.equal(await finish(db, stale), false);
        assert.equal(await fail(db, stale, 'no'), false);
        assert.equal(await release(db, stale), false);
        assert.equal(await retry(db, stale, 0), false);
      }
      assert.deepEqual(await findJob(db, job.id), job);
    },
  },
  {
    name: 'fail is final',
    async run({ db, passTime }) {
      const id = await putJob(db);
      const job = await claimJob(db);
      assert.equal(await fail(db, job, 'why'), true);
      await passTime(2 * leaseMs);
      assert.deepEqual(await rescue(db, lapsed), []);
      assert.equal(await finish(db, job), false);
      const { status, error } = (await findJob(db, id)) ?? {};
      assert.deepEqual([status, error], ['failed', 'why']);
    },
  },
  {
    name: 'release gives the attempt back, retry takes it and waits',
    async run({ db, passTime }) {
      await putJob(db);
      assert.equal(await release(db, await claimJob(db)), true);
      const again = await claimJob(db);
      assert.equal(again.attempt - again.forgiven, 1);
      assert.equal(await retry(db, again, 60_000), true);
      assert.equal(await claimOne(db, 'me', true), undefined);
      await passTime(60_000);
      assert.equal(await claimOne(db, 'me', false), undefined);
      const last = await claimJob(db);
      assert.deepEqual([last.attempt - last.forgiven, last.runsAlone], [2, true]);
    },
  },
  {
    name: 'rescue requeues a lapsed job until its attempts are used up',
    async run({ db, passTime }) {
      const id = await putJob(db);
      for (let attempt = 1; attempt <= attemptsMax; attempt++) {
        await claimJob(db, `owner ${attempt}`);
        assert.deepEqual(await rescue(db, lapsed), []);
        await passTime(leaseMs + 1000);
        const rescues = await Promise.all([rescue(db, lapsed), rescue(db, lapsed)]);
        assert.deepEqual(rescues.flat(), [id]);
      }
      assert.equal((await findJob(db, id))?.status, 'failed');
    },
  },
  {
    name: 'pruning finds what ended long ago, and erasing leaves nothing of it',
    async run({ db, passTime }) {
      const id = await putJob(db);
      const job = await claimJob(db);
      await storeChunk(db, job, makeChunk());
      await passTime(60_000);
      const waiting = await putJob(db);
      assert.deepEqual(await listEndedBefore(db, 90_000, 10), []);
      assert.deepEqual(await listEndedBefore(db, 30_000, 10), [id]);
      assert.equal(await erase(db, [id]), 1);
      assert.equal(await erase(db, [id]), 0);
      assert.equal(await findJob(db, id), undefined);
      assert.equal(await readInput(db, id, 0), undefined);
      assert.equal(await readResult(db, id, 0), undefined);
      assert.equal((await findJob(db, waiting))?.status, 'queued');
    },
  },
  {
    name: 'a holder of an erased job can bring nothing of it back',
    async run({ db }) {
      await putJob(db);
      const job = await claimJob(db);
      await erase(db, [job.id]);
      assert.equal((await storeChunk(db, job, makeChunk())).outcome, 'lost');
      assert.equal(await retry(db, job, 0), false);
      assert.deepEqual(await beat(db, 'me'), []);
      assert.equal(await readResult(db, job.id, 0), undefined);
    },
  },
];
