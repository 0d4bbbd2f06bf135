/** Counts the answers that stay open, in all and of each key, and refuses one too many. */

import { AppError, retryAfterSeconds } from '../errors.ts';

export interface OpenStreams {
  /** Counts one more and gives the function that counts it off; throws AppError. */
  open(keyId: string): () => void;
}

export interface OpenStreamsLimits {
  readonly totalMax: number;
  readonly perKeyMax: number;
}

export function createOpenStreams({ totalMax, perKeyMax }: OpenStreamsLimits): OpenStreams {
  const counts = new Map<string, number>();
  let total = 0;

  return {
    open(keyId) {
      const count = counts.get(keyId) ?? 0;
      if (count >= perKeyMax) {
        throw new AppError('rate_limited', {
          headers: { 'Retry-After': String(retryAfterSeconds) },
        });
      }
      if (total >= totalMax) throw new AppError('unavailable');
      counts.set(keyId, count + 1);
      total += 1;
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        total -= 1;
        const left = (counts.get(keyId) ?? 1) - 1;
        if (left > 0) counts.set(keyId, left);
        else counts.delete(keyId);
      };
    },
  };
}
