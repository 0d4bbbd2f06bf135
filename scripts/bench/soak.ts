/** Runs the soak and keeps its samples of memory; how long is said in seconds. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Figure } from './figures.ts';
import type { Bench } from './report.ts';
import { benchFile } from './server.ts';

/** The soak itself ends later ones. */
const minutesMax = 10;

export const soakBench: Bench = {
  name: 'soak',
  async run({ seconds }) {
    const minutes = Math.min(minutesMax, seconds / 60);
    const args = [benchFile('../soak.ts'), '--minutes', String(minutes), '--clients', '4'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const samples: { memory: number; log: number }[] = [];
    let growth = Number.NaN;
    for await (const line of createInterface(child.stdout)) {
      const found = /memory ([\d.]+) MiB, log ([\d.]+) MiB/.exec(line);
      if (found) samples.push({ memory: Number(found[1]), log: Number(found[2]) });
      growth = Number(/memory grew ([\d.]+)-fold/.exec(line)?.[1] ?? growth);
    }
    if (child.exitCode === null) await once(child, 'exit');
    if (child.exitCode !== 0) throw new Error(`the soak ended with ${child.exitCode}`);
    const everySeconds = (minutes * 60) / Math.max(1, samples.length - 1);
    return { settings: { minutes, clients: 4 }, figures: toFigures(samples, everySeconds, growth) };
  },
};

function toFigures(
  samples: readonly { readonly memory: number; readonly log: number }[],
  everySeconds: number,
  growth: number,
): Figure[] {
  const points = samples.map(({ memory }, i) => ({
    name: `memory after ${Math.round(i * everySeconds)} s`,
    unit: 'MiB',
    values: [memory],
    point: { curve: 'seconds of mixed load', at: Math.round(i * everySeconds) },
  }));
  const goal = { of: 'median', atMost: 1.15 } as const;
  return [
    { name: 'memory, last third to middle third', unit: 'fold', values: [growth], goal },
    { name: 'write-ahead log', unit: 'MiB', values: samples.map(({ log }) => log) },
    ...points,
  ];
}
