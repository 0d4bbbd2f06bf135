/** What holders and would-be holders do: claim, beat, store, end, give back, in time or too late. */

import { isExhausted, leaseMs } from '../../src/jobs/job.ts';
import {
  beat,
  type ClaimedJob,
  type ClaimRoom,
  claim,
  claimedItemsMax,
  fail,
  finish,
  type Holder,
  release,
  retry,
  storeChunk,
} from '../../src/jobs/store.ts';
import { submit } from './keepers.ts';
import {
  type Entry,
  end,
  findHeld,
  grant,
  insist,
  insistSame,
  isLive,
  listEntries,
  listNext,
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

/** Claims as the runner does; resolves with older runs of the same jobs that still go on. */
export async function tryClaim(world: World, worker: Worker): Promise<Run[]> {
  const room = findRoom(world, worker);
  return room === undefined ? [] : takeNext(world, worker, room);
}

/** A job that is put at the same time as a claim is committed before it, and may be taken by it. */
export async function submitAndClaim(world: World, worker: Worker, id: string): Promise<Run[]> {
  const room = findRoom(world, worker);
  const submitted = submit(world, id);
  const taken = room === undefined ? [] : takeNext(world, worker, room, submitted);
  await submitted;
  return taken;
}

function findRoom({ random }: World, { runs }: Worker): ClaimRoom | undefined {
  if ([...runs.values()].some((run) => run.runsAlone)) return undefined;
  const jobsMax = 1 + random.below(4);
  const anyJobsMax = random.below(jobsMax + 1);
  return { isIdle: runs.size === 0, jobsMax, anyJobsMax, itemsMax: random.below(40) };
}

async function takeNext(
  world: World,
  worker: Worker,
  room: ClaimRoom,
  before?: Promise<void>,
): Promise<Run[]> {
  const nowMs = world.clock.now();
  world.act = 'claim';
  const claiming = claim(world.db, worker.owner, room);
  await before;
  const expected = listNext(world.ledger, room, nowMs);
  const claimed = await claiming;
  insistSame(
    claimed.map(({ id }) => id),
    expected.map(({ id }) => id),
    'claimed jobs',
  );
  const older: Run[] = [];
  for (const [position, entry] of expected.entries()) {
    grant(entry, worker.owner, nowMs);
    const job = claimed[position] as ClaimedJob;
    insistSame([job.owner, job.attempt], [worker.owner, entry.attempt], 'holder of the claim');
    insistSame(job.input && Buffer.from(job.input).toString(), inputOf(entry), 'claimed input');
    const { id, owner, attempt, chunkCount, runsAlone } = job;
    older.push(...(worker.runs.has(id) ? [worker.runs.get(id) as Run] : []));
    worker.runs.set(id, { holder: { id, owner, attempt }, chunkCount, runsAlone });
    count(world, 'claimed');
  }
  if (expected.length > 1) count(world, 'claimed together');
  return older;
}

/** The text of the only chunk of a small job. */
function inputOf({ id, itemCount, chunkCount }: Entry): string | null {
  return chunkCount === 1 && itemCount <= claimedItemsMax ? `["${id} 0"]` : null;
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
  const { outcome } = await storeChunk(db, holder, { seq, itemCount: 1, bytes: Buffer.from(text) });
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
