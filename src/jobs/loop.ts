/** A background task that repeats until stopped and survives its own faults. */

import type { Clock } from '../clock.ts';
import { describeError, type Log } from '../log.ts';

export interface Loop {
  /** Runs the task at once, or again right after the present run. */
  wake(): void;
  /** Resolves when the present run has ended; no other follows. */
  stop(): Promise<void>;
  /** Monotonic milliseconds at the start of the latest run. */
  lastRunAtMs(): number;
}

export interface LoopOptions {
  readonly name: string;
  readonly everyMs: number;
  /** Up to this much is added to each pause. */
  readonly jitterMs: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly task: () => Promise<void>;
}

/** Given as the reason, since an abort without one makes an error. */
const woken = 'woken';

export function startLoop({ name, everyMs, jitterMs, clock, log, task }: LoopOptions): Loop {
  let isStopped = false;
  let isWoken = false;
  let pause = new AbortController();
  let lastRunAtMs = clock.monotonic();

  async function repeat(): Promise<void> {
    while (!isStopped) {
      isWoken = false;
      lastRunAtMs = clock.monotonic();
      try {
        await task();
      } catch (error) {
        log.error({ task: name, error: describeError(error) }, 'background task failed');
      }
      if (isStopped || isWoken) continue;
      pause = new AbortController();
      await clock.sleep(everyMs + Math.random() * jitterMs, pause.signal);
    }
  }

  const done = repeat();
  return {
    wake() {
      if (!isWoken) pause.abort(woken);
      isWoken = true;
    },
    async stop() {
      isStopped = true;
      pause.abort(woken);
      await done;
    },
    lastRunAtMs: () => lastRunAtMs,
  };
}
