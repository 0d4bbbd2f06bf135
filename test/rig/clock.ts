/** A clock that moves only when told. */

import type { Clock } from '../../src/clock.ts';

export interface ManualClock extends Clock {
  /** Sleeps that have not ended. */
  sleeperCount(): number;
  /** Moves on, ends every sleep that is due, and lets what was waiting run. */
  advance(ms: number): Promise<void>;
}

interface Sleeper {
  readonly dueAtMs: number;
  readonly wake: () => void;
}

export function createManualClock(startAtMs = Date.UTC(2026, 0, 1)): ManualClock {
  let nowMs = startAtMs;
  const sleepers = new Set<Sleeper>();
  return {
    sleeperCount: () => sleepers.size,
    now: () => nowMs,
    monotonic: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve();
          return;
        }
        const sleeper = { dueAtMs: nowMs + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          resolve();
        });
      }),
    async advance(ms) {
      nowMs += ms;
      for (const sleeper of [...sleepers]) {
        if (sleeper.dueAtMs > nowMs) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      await settleEventLoop();
    },
  };
}

/** Lets every promise and immediate that is due run. */
export async function settleEventLoop(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}
