/** A worker thread that misbehaves as its input says, and else answers like the real one. */

import enrichBytes, { type WorkerTask } from '../../src/pool/worker.ts';

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
  const [first] = JSON.parse(new TextDecoder().decode(task.input)) as unknown[];
  MISDEEDS[String(first)]?.();
  if (first === 'poison: throw late') return new Promise(() => {});
  return enrichBytes(task);
}
