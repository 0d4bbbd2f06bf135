/** What a string costs as jobs grow, as more of them run at once, and as the file fills. */

import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from '../../test/rig/directory.ts';
import { type Figure, median } from './figures.ts';
import { makeBodies } from './inputs.ts';
import { createJobClient, runJobs } from './job-client.ts';
import type { Bench, Settings } from './report.ts';
import { benchFile, type Server, startService } from './server.ts';

const SIZES = [10, 100, 1000, 10_000, 50_000];
const CROWDS = [1, 5, 20, 50, 100, 200];
const FILLINGS = [0, 10_000, 100_000, 1_000_000, 10_000_000];

const sizesAtOnce = 4;
const crowdItems = 500;
const filledItems = 100;

export const growthBench: Bench = {
  name: 'growth',
  async run(settings) {
    const server = await startService({ threads: 1 });
    await cost(server, 1000, 20, sizesAtOnce);
    const figures = [...(await bySize(server, settings)), ...(await byCrowd(server, settings))];
    await server.end();
    return {
      settings: {
        threads: 1,
        'jobs at once, by size': sizesAtOnce,
        'strings a job, by crowd': crowdItems,
        'strings a job, by filling': filledItems,
      },
      figures: [...figures, ...(await byFilling(settings))],
    };
  },
};

async function bySize(server: Server, { rounds }: Settings): Promise<Figure[]> {
  const found = new Map(SIZES.map((size): [number, number[]] => [size, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [size, values] of found) {
      const jobCount = Math.min(500, Math.max(sizesAtOnce, Math.round(50_000 / size)));
      values.push(await cost(server, size, jobCount, sizesAtOnce));
    }
  }
  return toCurve('strings a job', found);
}

async function byCrowd(server: Server, { rounds }: Settings): Promise<Figure[]> {
  const found = new Map(CROWDS.map((crowd): [number, number[]] => [crowd, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [crowd, values] of found) {
      values.push(await cost(server, crowdItems, Math.max(100, crowd), crowd));
    }
  }
  return toCurve('jobs at once', found);
}

async function byFilling({ rounds }: Settings): Promise<Figure[]> {
  const dataDir = makeDirectory();
  const found = new Map<number, number[]>();
  const sizes = new Map<number, number[]>();
  let key = '';
  for (const jobCount of FILLINGS) {
    if (jobCount > 0) fillJobs(dataDir, jobCount);
    const server = await startService({ threads: 1, dataDir, key });
    key = server.key;
    await cost(server, filledItems, 100, sizesAtOnce);
    const values: number[] = [];
    for (let round = 0; round < rounds; round++) {
      values.push(await cost(server, filledItems, 200, sizesAtOnce));
    }
    found.set(jobCount, values);
    await server.end();
    sizes.set(jobCount, [statSync(join(dataDir, 'enrichd.db')).size / 2 ** 20]);
  }
  return [
    ...toCurve('finished jobs in the file', found),
    ...[...sizes].map(([at, values]) => ({
      name: `size of the file with ${at} finished jobs`,
      unit: 'MiB',
      values,
    })),
  ];
}

function fillJobs(dataDir: string, jobCount: number): void {
  execFileSync(process.execPath, [benchFile('fill.ts'), dataDir, String(jobCount)]);
}

/** Microseconds a string, from the first byte sent to the last byte read. */
async function cost(
  server: Server,
  items: number,
  jobCount: number,
  atOnce: number,
): Promise<number> {
  const client = createJobClient(server);
  const bodies = makeBodies(Math.min(jobCount, 20), items);
  const all = Array.from({ length: jobCount }, (_, i) => bodies[i % bodies.length] ?? '');
  const { seconds } = await runJobs(client, all, atOnce);
  client.close();
  return (seconds / (jobCount * items)) * 1e6;
}

function toCurve(curve: string, found: ReadonlyMap<number, readonly number[]>): Figure[] {
  const [base = []] = found.values();
  return [...found].map(([at, values]) => ({
    name: `${at.toLocaleString('en-US')} ${curve}`,
    unit: 'us/string',
    values,
    floor: { name: 'the first', values: values.map(() => median(base)) },
    point: { curve, at },
  }));
}
