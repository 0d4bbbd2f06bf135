/** Resident memory, idle after a start and at its highest under load, beside bare `node:http`. */

import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from './figures.ts';
import { makeBodies } from './inputs.ts';
import { createJobClient, runJobs } from './job-client.ts';
import { load } from './load.ts';
import type { Bench, Settings } from './report.ts';
import { executable, readMemory, type Server, startFloor, startService } from './server.ts';

/** Idle is measured this long after the first answer. */
const settleMs = 2000;
const clients = 64;
const jobItems = 50_000;

export const memoryBench: Bench = {
  name: 'memory',
  async run(settings) {
    const isBuilt = existsSync(executable);
    return {
      settings: {
        executable: isBuilt ? 'dist' : 'not built, so source files',
        load: `${clients} clients of 10 strings, then jobs of ${jobItems} strings beside them`,
      },
      figures: await measure(settings, isBuilt ? [executable] : undefined),
    };
  },
};

async function measure(
  { rounds, seconds }: Settings,
  command: readonly [string] | undefined,
): Promise<Figure[]> {
  const found = { floorIdle: [], floorLoaded: [], idle: [], loaded: [] } as Record<
    'floorIdle' | 'floorLoaded' | 'idle' | 'loaded',
    number[]
  >;
  const jobs = makeBodies(4, jobItems);
  for (let round = 0; round < rounds; round++) {
    const floor = await startFloor('floor-start.ts');
    await sleep(settleMs);
    found.floorIdle.push(readMemory(floor.pid, 'VmRSS'));
    await press(floor, seconds);
    found.floorLoaded.push(readMemory(floor.pid, 'VmHWM'));
    await floor.end();

    const ours = await startService({ ...(command && { command }) });
    await load(ours, { clients: 1, seconds: 0.1, bodies: makeBodies(1, 1) });
    await sleep(settleMs);
    found.idle.push(readMemory(ours.pid, 'VmRSS'));
    await press(ours, seconds);
    const client = createJobClient(ours);
    await Promise.all([runJobs(client, jobs, 2), press(ours, seconds)]);
    client.close();
    found.loaded.push(readMemory(ours.pid, 'VmHWM'));
    await ours.end();
  }
  return toFigures(found);
}

function press(server: Server, seconds: number) {
  return load(server, { clients, seconds, bodies: makeBodies(100, 10) });
}

function toFigures(found: Record<string, readonly number[]>): Figure[] {
  const { floorIdle = [], floorLoaded = [], idle = [], loaded = [] } = found;
  return [
    { name: 'bare node:http, idle', unit: 'MiB', values: floorIdle },
    {
      name: 'idle',
      unit: 'MiB',
      values: idle,
      floor: { name: 'bare node:http', values: floorIdle },
      goal: { of: 'median', atMost: 140 },
    },
    { name: 'bare node:http, at its highest', unit: 'MiB', values: floorLoaded },
    {
      name: 'loaded, at its highest',
      unit: 'MiB',
      values: loaded,
      floor: { name: 'bare node:http', values: floorLoaded },
      goal: { of: 'median', atMost: 260 },
    },
  ];
}
