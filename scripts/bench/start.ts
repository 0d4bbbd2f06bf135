/** Time from the command to the first enriched answer, from the executable where it is built. */

import { existsSync } from 'node:fs';
import { makeDirectory } from '../../test/rig/directory.ts';
import type { Figure } from './figures.ts';
import type { Bench, Settings } from './report.ts';
import { executable, type Server, startFloor, startService } from './server.ts';

/** Starts are short, and a few more of them cost little. */
const startsPerRound = 3;

export const startBench: Bench = {
  name: 'start',
  async run(settings) {
    const isBuilt = existsSync(executable);
    return {
      settings: { executable: isBuilt ? 'dist' : 'not built, so source files' },
      figures: await measure(settings, isBuilt ? [executable] : undefined),
    };
  },
};

async function measure(
  { rounds }: Settings,
  command: readonly [string] | undefined,
): Promise<Figure[]> {
  const again = makeDirectory();
  const { key } = await startOnce(() =>
    startService({ ...(command && { command }), dataDir: again }),
  );
  const floor: number[] = [];
  const first: number[] = [];
  const later: number[] = [];
  const source: number[] = [];
  for (let round = 0; round < rounds * startsPerRound; round++) {
    floor.push((await startOnce(() => startFloor('floor-start.ts'))).ms);
    first.push((await startOnce(() => startService({ ...(command && { command }) }))).ms);
    const known = { dataDir: again, key };
    later.push((await startOnce(() => startService({ ...(command && { command }), ...known }))).ms);
    source.push((await startOnce(() => startService())).ms);
  }
  const against = { name: 'bare node:http', values: floor };
  const goal = { of: 'median', atMost: 300 } as const;
  return [
    { name: 'bare node:http', unit: 'ms', values: floor },
    { name: 'on a new installation', unit: 'ms', values: first, floor: against, goal },
    { name: 'on an existing one', unit: 'ms', values: later, floor: against, goal },
    { name: 'from source files, new installation', unit: 'ms', values: source, floor: against },
  ];
}

/** Starts, asks for one item, ends. */
async function startOnce(start: () => Promise<Server>): Promise<{ ms: number; key: string }> {
  const startedAtMs = performance.now();
  const server = await start();
  const answer = await fetch(`${server.url}/v1/enrich`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-API-Key': server.key },
    body: '{"transactions":["NETFLIX.COM ON DEMAND"]}',
  });
  const text = await answer.text();
  const ms = performance.now() - startedAtMs;
  if (!answer.ok) throw new Error(`the first answer was ${answer.status} ${text}`);
  await server.end();
  return { ms, key: server.key };
}
