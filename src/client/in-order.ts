/** Chunks of any iterable, worked on side by side and answered in their order. */

import { followSignal, unlessAborted } from './wait.ts';

/** Arrays of `size` values in the source's order; the last may be shorter. */
export async function* cutIntoChunks<T>(
  source: Iterable<T> | AsyncIterable<T>,
  size: number,
): AsyncGenerator<T[], void> {
  let chunk: T[] = [];
  for await (const value of source) {
    chunk.push(value);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

export interface MapOptions {
  /** Values worked on at a time; the source is read no further ahead than that. */
  readonly atOnce: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Yields what `work` makes of each value, in the values' order. Ends with the first failure in
 * that order, or at once with the reason of the signal; what still runs then is aborted.
 */
export async function* mapInOrder<T, R>(
  source: AsyncGenerator<T, void>,
  { atOnce, signal }: MapOptions,
  work: (value: T, signal: AbortSignal) => Promise<R>,
): AsyncGenerator<R, void> {
  const left = followSignal(signal);
  const running: Promise<R>[] = [];
  let reading: Promise<Read<T>> | undefined;
  let end: Read<T> | undefined;
  try {
    while (end === undefined || running.length > 0) {
      if (end === undefined && running.length < atOnce) reading ??= read(source, left.signal);
      // A slow source must not hold back results that are there.
      const first = await Promise.race([
        ...running.slice(0, 1).map((promise) => promise.then((result) => ({ result }))),
        ...(reading === undefined ? [] : [reading]),
      ]);
      if ('result' in first) {
        void running.shift();
        yield first.result;
        continue;
      }
      reading = undefined;
      if ('value' in first) running.push(quiet(work(first.value, left.signal)));
      else end = first;
    }
    if (end !== undefined && 'failure' in end) throw end.failure;
  } finally {
    left.abort();
    // A source that is still asked for its next value may never answer: it is not waited for.
    const closed = quiet(source.return());
    if (reading === undefined) await closed;
  }
}

type Read<T> = { readonly value: T } | { readonly isEnd: true } | { readonly failure: unknown };

/** The source's next value, end or failure; rejects only when it is no longer wanted. */
function read<T>(source: AsyncGenerator<T, void>, signal: AbortSignal): Promise<Read<T>> {
  const next = source.next().then(
    ({ done, value }): Read<T> => (done ? { isEnd: true } : { value }),
    (failure: unknown): Read<T> => ({ failure }),
  );
  return quiet(unlessAborted(next, signal));
}

/** The same promise, whose failure may be looked at late or never. */
function quiet<P extends Promise<unknown>>(promise: P): P {
  promise.catch(() => {});
  return promise;
}
