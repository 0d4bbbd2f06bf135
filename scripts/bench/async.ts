/** Durable jobs, from the first byte sent to the last byte read, beside the engine alone. */

import { startEngineThreads } from './engine-threads.ts';
import { type Figure, quantile } from './figures.ts';
import { makeBodies } from './inputs.ts';
import { createJobClient, runJobs } from './job-client.ts';
import { load } from './load.ts';
import type { Bench, BenchResult, Settings } from './report.ts';
import { benchFile, type Server, startFloor, startService } from './server.ts';

const items = 10_000;
const jobsAtOnce = 3;
const smallItems = 10;
const smallJobsAtOnce = 64;
const probeClients = 4;

export const asyncBench: Bench = { name: 'async', run };

/** Jobs of one measurement: about as many as the seconds allow. */
const jobsPerSecond = { large: 8, small: 1000, naive: 2 };

async function run(settings: Settings): Promise<BenchResult> {
  const alone = await startEngineThreads(1);
  const one = await startService({ threads: 1 });
  const two = await startService({ threads: 2 });
  const normal = await startService({ threads: 1, preload: [benchFile('with-normal.ts')] });
  const naive = await startFloor('floor-naive.ts', { threads: 1 });
  const rounds = [];
  for (let round = -1; round < settings.rounds; round++) {
    const found = {
      alone: await alone.measure(settings.seconds),
      one: await measureLarge(one, settings.seconds),
      two: await measureLarge(two, settings.seconds),
      normal: await measureLarge(normal, settings.seconds),
      naive: await measureLarge(naive, settings.seconds, jobsPerSecond.naive),
      small: await measureSmall(one, settings.seconds),
      accepted: await measureAccepted(one),
      beside: await measureBeside(one, settings.seconds),
    };
    // The first one warms up.
    if (round >= 0) rounds.push(found);
  }
  await alone.end();
  await Promise.all([one, two, normal, naive].map((server) => server.end()));
  return {
    settings: { items, 'jobs at once': jobsAtOnce, 'small jobs at once': smallJobsAtOnce },
    figures: toFigures(rounds),
  };
}

async function measureLarge(server: Server, seconds: number, pace = jobsPerSecond.large) {
  const bodies = makeBodies(Math.max(jobsAtOnce, Math.round(seconds * pace)), items);
  const client = createJobClient(server);
  const { seconds: took, acceptedMs } = await runJobs(client, bodies, jobsAtOnce);
  client.close();
  return { perSecond: (bodies.length * items) / took, acceptedMs: quantile(acceptedMs, 0.5) };
}

async function measureSmall(server: Server, seconds: number): Promise<number> {
  const bodies = makeBodies(Math.round(seconds * jobsPerSecond.small), smallItems);
  const client = createJobClient(server);
  const { seconds: took } = await runJobs(client, bodies, smallJobsAtOnce);
  client.close();
  return bodies.length / took;
}

/** Milliseconds until the 202 with nothing else running. */
async function measureAccepted(server: Server): Promise<number> {
  const client = createJobClient(server);
  const { acceptedMs } = await runJobs(client, makeBodies(10, items), 1);
  client.close();
  return quantile(acceptedMs, 0.5);
}

/** One-item requests, idle and beside large jobs, and the longest stall of the event loop. */
async function measureBeside(server: Server, seconds: number) {
  const probe = { clients: probeClients, seconds, bodies: makeBodies(200, 1) };
  const idle = await load(server, probe);
  const bodies = makeBodies(4, items);
  const client = createJobClient(server);
  await server.readStallMs();
  let isLoading = true;
  const loading = (async () => {
    while (isLoading) await runJobs(client, bodies, jobsAtOnce);
  })();
  const busy = await load(server, probe);
  const stallMs = await server.readStallMs();
  isLoading = false;
  await loading;
  client.close();
  return { idle: idle.p99, busy: busy.p99, stallMs };
}

type Large = Awaited<ReturnType<typeof measureLarge>>;

interface Round {
  readonly alone: number;
  readonly one: Large;
  readonly two: Large;
  readonly normal: Large;
  readonly naive: Large;
  readonly small: number;
  readonly accepted: number;
  readonly beside: Awaited<ReturnType<typeof measureBeside>>;
}

function toFigures(rounds: readonly Round[]): Figure[] {
  const strings = (name: 'one' | 'two' | 'normal' | 'naive') =>
    rounds.map((round) => round[name].perSecond);
  const alone = { name: 'the engine alone', values: rounds.map((round) => round.alone) };
  const unit = 'strings/s';
  return [
    { name: 'the engine alone on one core', unit, values: alone.values },
    figure('one worker, FULL', unit, strings('one'), alone, { of: 'ratio', atLeast: 0.7 }),
    figure('two workers, FULL', unit, strings('two'), alone, { of: 'ratio', atLeast: 1.1 }),
    { name: 'the naive way, one worker', unit, values: strings('naive') },
    figure(
      'one worker to the naive way',
      unit,
      strings('one'),
      { name: 'the naive way', values: strings('naive') },
      { of: 'ratio', atLeast: 5 },
    ),
    figure(
      'FULL to NORMAL',
      unit,
      strings('one'),
      { name: 'NORMAL', values: strings('normal') },
      { of: 'ratio', atLeast: 0.85 },
    ),
    {
      name: '202 for 10,000 strings',
      unit: 'ms',
      values: rounds.map(({ accepted }) => accepted),
      goal: { of: 'median', atMost: 20 },
    },
    {
      name: `the same, ${jobsAtOnce} jobs at once`,
      unit: 'ms',
      values: rounds.map(({ one }) => one.acceptedMs),
    },
    {
      name: 'longest stall of the event loop',
      unit: 'ms',
      values: rounds.map(({ beside }) => beside.stallMs),
      goal: { of: 'median', atMost: 30 },
    },
    figure(
      'one item beside bulk, p99',
      'ms',
      rounds.map(({ beside }) => beside.busy),
      { name: 'idle', values: rounds.map(({ beside }) => beside.idle) },
      { of: 'ratio', atMost: 8 },
    ),
    {
      name: 'jobs of 10 strings',
      unit: 'jobs/s',
      values: rounds.map(({ small }) => small),
      goal: { of: 'median', atLeast: 2000 },
    },
  ];
}

function figure(
  name: string,
  unit: string,
  values: readonly number[],
  floor: NonNullable<Figure['floor']>,
  goal: NonNullable<Figure['goal']>,
): Figure {
  return { name, unit, values, floor, goal };
}
