/** What holders and would-be holders do: claim, beat, store, end, give back, in time or too late. */

import { isExhausted, leaseMs } from '../../src/jobs/job.ts';
import {
  beat,
  fail,
  finish,
  type Holder,
  release,
  retry,
  storeChunk,
} from '../../src/jobs/store.ts';
import { claimOne } from '../rig/claim.ts';
import {
  type Entry,
  end,
  findHeld,
  findNext,
  grant,
  insist,
  insistSame,
  isLive,
  listEntries,
  requeue,
} from './ledger.ts';
import { count, type World } from './world.ts';

/** What a worker believes it holds; the truth is in the ledger. */
export interface Run {
  readonly holder: Holder;
  readonly chunkCount: number;
  readonly runsAlone: boolean;
}

export interface Worker {
  owner: string;
  readonly runs: Map<string, Run>;
}

/** Claims as the runner does; resolves with an older run of the same job that still goes on. */
export async function tryClaim(world: World, worker: Worker): Promise<Run | undefined> {
  if ([...worker.runs.values()].some((run) => run.runsAlone)) return undefined;
  const nowMs = world.clock.now();
  const isIdle = worker.runs.size === 0;
  const expected = findNext(world.ledger, isIdle, nowMs);
  world.act = 'claim';
  const job = await claimOne(world.db, worker.owner, isIdle);
  insistSame(job?.id, expected?.id, 'claimed job');
  if (job === undefined || expected === undefined) return undefined;
  grant(expected, worker.owner, nowMs);
  insistSame([job.owner, job.attempt], [worker.owner, expected.attempt], 'holder of the claim');
  const { id, owner, attempt, chunkCount, runsAlone } = job;
  const older = worker.runs.get(id);
  worker.runs.set(id, { holder: { id, owner, attempt }, chunkCount, runsAlone });
  count(world, 'claimed');
  return older;
}

export async function keepLeases(world: World, worker: Worker): Promise<void> {
  const nowMs = world.clock.now();
  const { owner } = worker;
  const live = listEntries(
    world.ledger,
    (entry) => entry.state === 'processing' && entry.owner === owner && isLive(entry, nowMs),
  );
  world.act = 'beat';
  const held = await beat(world.db, owner);
  insistSame(held.map(({ id }) => id).sort(), live.map(({ id }) => id).sort(), 'beaten leases');
  for (const entry of live) entry.leaseUntilMs = nowMs + leaseMs;
  count(world, 'beaten');
  for (const [id, run] of worker.runs) {
    const isHeld = held.some((one) => one.id === id && one.attempt === run.holder.attempt);
    // Some notice at once that a job is lost; others go on with it for a while.
    if (!isHeld && world.random.chance(0.5)) worker.runs.delete(id);
  }
}

/** Something a holder can do to its job; resolves with whether the run is over for it. */
type Deed = (world: World, run: Run) => Promise<boolean>;

const DEEDS: readonly (readonly [number, Deed])[] = [
  [12, storeOne],
  [1, finishOne],
  [2, failOne],
  [2, releaseOne],
  [3, retryOne],
];

/** One deed of a holder, right or stale: the ledger knows which, the statement must find out. */
export async function act(world: World, run: Run): Promise<boolean> {
  const weights = DEEDS.flatMap(([weight, deed]) => Array<Deed>(weight).fill(deed));
  const isStale = findHeld(world.ledger, run.holder) === undefined;
  const isOver = await world.random.pick(weights)(world, run);
  count(world, isStale ? 'stale deed refused' : 'deed done');
  return isOver;
}

async function storeOne(world: World, run: Run): Promise<boolean> {
  const { db, ledger, random, clock } = world;
  const { holder } = run;
  const seq = random.below(run.chunkCount);
  const text = `"${holder.owner} ${holder.attempt} ${seq}"`;
  const entry = findHeld(ledger, holder);
  entry?.results.set(seq, text);
  const isLast = entry !== undefined && entry.results.size === entry.chunkCount;
  const expected = entry === undefined ? 'lost' : isLast ? 'complete' : 'stored';
  world.act = 'store';
  const outcome = await storeChunk(db, holder, { seq, itemCount: 1, bytes: Buffer.from(text) });
  insistSame(outcome, expected, `chunk of ${describe(holder)}`);
  if (isLast) {
    end(entry, 'complete', clock.now());
    count(world, 'complete');
  }
  return outcome !== 'stored';
}

async function finishOne(world: World, { holder }: Run): Promise<boolean> {
  // The last chunk completes its job, so a finish by itself never has anything left to do.
  world.act = 'finish';
  insist(
    !(await finish(world.db, holder)),
    `${describe(holder)} finished a job with missing chunks`,
  );
  return false;
}

async function failOne(world: World, { holder }: Run): Promise<boolean> {
  const entry = findHeld(world.ledger, holder);
  world.act = 'fail';
  const isDone = await fail(world.db, holder, 'It failed.');
  insistSame(isDone, entry !== undefined, `failure by ${describe(holder)}`);
  if (entry !== undefined) end(entry, 'failed', world.clock.now());
  return true;
}

async function releaseOne(world: World, { holder }: Run): Promise<boolean> {
  const entry = findHeld(world.ledger, holder);
  world.act = 'release';
  const isDone = await release(world.db, holder);
  insistSame(isDone, entry !== undefined, `release by ${describe(holder)}`);
  giveBack(entry, world, (given) => {
    given.forgiven += 1;
  });
  return true;
}

async function retryOne(world: World, run: Run): Promise<boolean> {
  const { holder } = run;
  const entry = findHeld(world.ledger, holder);
  // The runner fails a job instead of retrying it once its tries are used up.
  if (entry !== undefined && isExhausted(entry)) return failOne(world, run);
  const waitMs = world.random.below(20_000);
  world.act = 'retry';
  const isDone = await retry(world.db, holder, waitMs);
  insistSame(isDone, entry !== undefined, `retry by ${describe(holder)}`);
  giveBack(entry, world, (given) => {
    given.runsAlone = true;
    given.notBeforeAtMs = world.clock.now() + waitMs;
  });
  return true;
}

function giveBack(entry: Entry | undefined, world: World, note: (entry: Entry) => void): void {
  if (entry === undefined) return;
  requeue(entry, world.clock.now());
  note(entry);
}

function describe({ id, owner, attempt }: Holder): string {
  return `${owner} with attempt ${attempt} of ${id}`;
}
