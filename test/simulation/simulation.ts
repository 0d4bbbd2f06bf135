/** A seeded run of everything that can happen to jobs, each step checked against the ledger. */

import { audit } from './audit.ts';
import { act, keepLeases, type Run, submitAndClaim, tryClaim, type Worker } from './holders.ts';
import { backUp, eraseSome, pruneOld, restart, submit, sweep } from './keepers.ts';
import { createLedger, insist, isEnded } from './ledger.ts';
import { count, createWorld, type Edit, type World } from './world.ts';

const workerCount = 3;

/** Holders of the past that may still send a statement. */
const ghostsMax = 60;

const stepsBetweenAudits = 20;

export interface Simulated {
  readonly tally: ReadonlyMap<string, number>;
}

interface Cast {
  readonly world: World;
  readonly workers: Worker[];
  readonly ghosts: Run[];
  ownerCount: number;
  jobCount: number;
  restore: () => Promise<void>;
}

/** Throws a Violation when the statements let something happen that must not. */
export async function simulate(seed: number, steps: number, edit?: Edit): Promise<Simulated> {
  const world = await createWorld(seed, createLedger(), edit);
  const cast: Cast = {
    ...{ world, workers: [], ghosts: [], ownerCount: 0, jobCount: 0 },
    restore: await backUp(world),
  };
  for (let i = 0; i < workerCount; i++)
    cast.workers.push({ owner: nextOwner(cast), runs: new Map() });
  const choices = STEPS.flatMap(([weight, step]) => Array<Step>(weight).fill(step));
  try {
    for (let step = 1; step <= steps; step++) {
      world.pass(1 + world.random.below(world.random.chance(0.02) ? 45_000 : 1200));
      await world.random.pick(choices)(cast);
      if (step % stepsBetweenAudits === 0) await audit(world);
    }
    await settle(cast);
  } finally {
    await world.db.close();
  }
  return world;
}

type Step = (cast: Cast) => Promise<unknown>;

const STEPS: readonly (readonly [number, Step])[] = [
  [16, (cast) => submit(cast.world, nextJob(cast))],
  [20, claimSome],
  [5, claimBesidePut],
  [60, work],
  [8, (cast) => keepLeases(cast.world, pickWorker(cast))],
  [12, haunt],
  [6, (cast) => sweep(cast.world)],
  [2, (cast) => eraseSome(cast.world)],
  [3, (cast) => pruneOld(cast.world)],
  [2, (cast) => crash(cast, pickWorker(cast))],
  [1, restartAll],
  [1, keepOrRestore],
];

async function claimSome(cast: Cast): Promise<void> {
  for (const older of await tryClaim(cast.world, pickWorker(cast))) remember(cast, older);
}

async function claimBesidePut(cast: Cast): Promise<void> {
  const older = await submitAndClaim(cast.world, pickWorker(cast), nextJob(cast));
  for (const run of older) remember(cast, run);
}

async function work(cast: Cast): Promise<void> {
  const { world } = cast;
  const worker = pickWorker(cast);
  const run = pickFrom(world, [...worker.runs.values()]);
  if (run === undefined) return;
  const isOver = await act(world, run);
  // Sometimes the answer is lost, and the worker goes on as if the job were still its own.
  if (!isOver || world.random.chance(0.2)) return;
  worker.runs.delete(run.holder.id);
  remember(cast, run);
}

/** A holder of the past wakes up, or a statement of a dead one arrives late. */
async function haunt({ world, ghosts }: Cast): Promise<void> {
  const running = ghosts.filter(
    ({ holder }) => world.ledger.entries.get(holder.id)?.state === 'processing',
  );
  const ghost = pickFrom(world, running.length > 0 && world.random.chance(0.7) ? running : ghosts);
  if (ghost !== undefined) await act(world, ghost);
}

async function crash(cast: Cast, worker: Worker): Promise<void> {
  for (const run of worker.runs.values()) remember(cast, run);
  worker.runs.clear();
  worker.owner = nextOwner(cast);
  count(cast.world, 'crashed');
}

async function restartAll(cast: Cast): Promise<void> {
  for (const worker of cast.workers) await crash(cast, worker);
  await restart(cast.world, cast.workers[0]?.owner ?? '');
}

async function keepOrRestore(cast: Cast): Promise<void> {
  if (cast.world.random.chance(0.5)) await cast.restore();
  else cast.restore = await backUp(cast.world);
}

/** No more mishaps: every job that is left must come to its end, and only one. */
async function settle(cast: Cast): Promise<void> {
  const { world } = cast;
  const worker = { owner: nextOwner(cast), runs: new Map<string, Run>() };
  await restart(world, worker.owner);
  for (let round = 0; [...world.ledger.entries.values()].some((one) => !isEnded(one)); round++) {
    insist(round < 100_000, 'some job never ends');
    world.pass(1000);
    await tryClaim(world, worker);
    await keepLeases(world, worker);
    const run = pickFrom(world, [...worker.runs.values()]);
    if (run !== undefined && (await act(world, run))) worker.runs.delete(run.holder.id);
  }
  await audit(world);
}

function remember({ world, ghosts }: Cast, run: Run): void {
  if (ghosts.length < ghostsMax) ghosts.push(run);
  else ghosts[world.random.below(ghostsMax)] = run;
}

function nextJob(cast: Cast): string {
  return `job ${String(cast.jobCount++).padStart(6, '0')}`;
}

function nextOwner(cast: Cast): string {
  cast.ownerCount += 1;
  return `owner ${cast.ownerCount}`;
}

function pickWorker({ world, workers }: Cast): Worker {
  return world.random.pick(workers);
}

function pickFrom<Value>(world: World, values: readonly Value[]): Value | undefined {
  return values.length === 0 ? undefined : world.random.pick(values);
}
