/** Requests answered at once: the full stack beside bare `node:http` running the same engine. */

import type { Figure } from './figures.ts';
import { makeBodies } from './inputs.ts';
import { load } from './load.ts';
import type { Bench, Settings } from './report.ts';
import { type Server, startFloor, startService } from './server.ts';

const clients = 64;
const items = 10;
const fewClients = 8;
/** More items than the main thread takes, so that a worker answers. */
const pooledItems = 20;

export const syncBench: Bench = {
  name: 'sync',
  async run(settings) {
    const floor = await startFloor('floor-http.ts');
    const ours = await startService({ threads: 1 });
    const figures = await measureBoth(floor, ours, settings);
    await Promise.all([floor.end(), ours.end()]);
    return { settings: { clients, items, threads: 1, log: 'json, to a file' }, figures };
  },
};

async function measureBoth(floor: Server, ours: Server, settings: Settings): Promise<Figure[]> {
  const { seconds } = settings;
  const tens = makeBodies(100, items);
  const ones = makeBodies(200, 1);
  const pooled = makeBodies(50, pooledItems);
  for (const server of [floor, ours]) {
    await load(server, { clients, seconds: 3, bodies: tens });
    await load(server, { clients, seconds: 1, bodies: ones });
  }
  await load(ours, { clients, seconds: 2, bodies: pooled });

  const rounds = [];
  for (let round = 0; round < settings.rounds; round++) {
    rounds.push({
      floor: await load(floor, { clients, seconds, bodies: tens }),
      ours: await load(ours, { clients, seconds, bodies: tens }),
      floorFew: await load(floor, { clients: fewClients, seconds, bodies: tens }),
      oursFew: await load(ours, { clients: fewClients, seconds, bodies: tens }),
      floorOne: await load(floor, { clients: 1, seconds, bodies: ones }),
      oursOne: await load(ours, { clients: 1, seconds, bodies: ones }),
      pooled: await load(ours, { clients, seconds: 3 * seconds, bodies: pooled }),
    });
  }
  return toFigures(rounds);
}

type Rounds = readonly Readonly<
  Record<
    'floor' | 'ours' | 'floorFew' | 'oursFew' | 'floorOne' | 'oursOne' | 'pooled',
    Awaited<ReturnType<typeof load>>
  >
>[];

function toFigures(rounds: Rounds): Figure[] {
  const bare = { name: 'bare node:http', values: rounds.map(({ floor }) => floor.perSecond) };
  return [
    { name: `bare node:http, ${clients} clients`, unit: 'req/s', values: bare.values },
    {
      name: `enrichd, ${clients} clients`,
      unit: 'req/s',
      values: rounds.map(({ ours }) => ours.perSecond),
      floor: bare,
      goal: { of: 'ratio', atLeast: 0.55 },
    },
    {
      name: `p99, ${fewClients} clients`,
      unit: 'ms',
      values: rounds.map(({ oursFew }) => oursFew.p99),
      floor: { name: 'its p50', values: rounds.map(({ oursFew }) => oursFew.p50) },
      goal: { of: 'ratio', atMost: 5 },
    },
    {
      name: `bare p99, ${fewClients} clients`,
      unit: 'ms',
      values: rounds.map(({ floorFew }) => floorFew.p99),
      floor: { name: 'its p50', values: rounds.map(({ floorFew }) => floorFew.p50) },
    },
    {
      name: 'one item, one client, p50',
      unit: 'ms',
      values: rounds.map(({ oursOne }) => oursOne.p50),
      floor: { name: 'bare node:http', values: rounds.map(({ floorOne }) => floorOne.p50) },
      goal: { of: 'median', atMost: 1 },
    },
    {
      name: `${pooledItems} items by one worker, ${clients} clients`,
      unit: 'req/s',
      values: rounds.map(({ pooled }) => pooled.perSecond),
    },
    {
      name: 'their slowest client to their fastest',
      unit: 'share',
      values: rounds.map(({ pooled }) => pooled.fairness),
      goal: { of: 'median', atLeast: 0.9 },
    },
  ];
}
