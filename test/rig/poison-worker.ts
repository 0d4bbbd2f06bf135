/** A worker thread that misbehaves as its input says, and else answers like the real one. */

import enrichParts, { type WorkerTask } from '../../src/pool/worker.ts';

const MISDEEDS: Readonly<Record<string, () => unknown>> = {
  'poison: exit': () => process.exit(1),
  'poison: kill': () => process.kill(process.pid, 'SIGKILL'),
  'poison: throw': () => {
    throw new TypeError('poison');
  },
  'poison: throw late': () => {
    setImmediate(() => {
      throw new TypeError('poison');
    });
  },
  'poison: spin': () => {
    for (;;);
  },
  'poison: exhaust memory': () => {
    const kept: unknown[] = [];
    for (;;) kept.push(new Array(1_000_000).fill(kept));
  },
};

export default function enrichPoison(task: WorkerTask) {
  const firsts = task.map(({ input }) => {
    const [first] = JSON.parse(new TextDecoder().decode(input)) as unknown[];
    return String(first);
  });
  for (const first of firsts) MISDEEDS[first]?.();
  if (firsts.includes('poison: throw late')) return new Promise(() => {});
  return enrichParts(task);
}
