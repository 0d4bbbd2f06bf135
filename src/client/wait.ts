/** Waiting that ends early when it is no longer wanted, and how long to wait. */

/** The longest time that timers can measure. */
export const timerMsMax = 2 ** 31 - 1;

/** Resolves after the time; rejects with the signal's reason as soon as it is aborted. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      },
      Math.min(ms, timerMsMax),
    );
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/**
 * Exponential backoff with jitter: a ceiling that doubles with each attempt from `baseMs` up to
 * `maxMs`, and at least half of it; `random` in [0, 1).
 */
export function backoffMs(attempt: number, baseMs: number, maxMs: number, random: number): number {
  const ceiling = Math.min(maxMs, baseMs * 2 ** attempt);
  return Math.round(ceiling * (0.5 + random / 2));
}

/** The promise's end, or the signal's reason as soon as it is aborted. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const forget = () => signal.removeEventListener('abort', stop);
    promise.then(resolve, reject).then(forget, forget);
  });
}

/** A signal of one's own that is also aborted with the caller's. */
export interface Follower {
  readonly signal: AbortSignal;
  /** Aborts it and stops following; must be called in the end, so that no listener is left. */
  abort(reason?: unknown): void;
}

export function followSignal(signal: AbortSignal | undefined): Follower {
  const controller = new AbortController();
  const follow = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', follow, { once: true });
  if (signal?.aborted) follow();
  return {
    signal: controller.signal,
    abort(reason) {
      signal?.removeEventListener('abort', follow);
      controller.abort(reason);
    },
  };
}

/** A signal that follows the caller's and is also aborted when the time is up. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Must be called in the end, so that neither timer nor listener is left. */
  clear(): void;
}

export function startDeadline(ms: number, late: () => Error, signal?: AbortSignal): Deadline {
  const follower = followSignal(signal);
  const timer = ms <= timerMsMax ? setTimeout(() => follower.abort(late()), ms) : undefined;
  return {
    signal: follower.signal,
    clear() {
      clearTimeout(timer);
      follower.abort();
    },
  };
}
