/** Limits the requests a second of each key, with a bucket that refills steadily. */

import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';

export interface RateLimiter {
  /** Counts one request; throws AppError when the key has none left. */
  take(keyId: string): void;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** Keys tracked at once; the one longest untouched is forgotten. */
export const bucketsMax = 10_000;

/** A limiter with room for one second's requests at once; zero means no limit. */
export function createRateLimiter(perSecondMax: number, clock: Clock): RateLimiter {
  const buckets = new Map<string, Bucket>();

  return {
    take(keyId) {
      if (perSecondMax === 0) return;
      const nowMs = clock.monotonic();
      const bucket = buckets.get(keyId) ?? { tokens: perSecondMax, filledAtMs: nowMs };
      buckets.delete(keyId);
      buckets.set(keyId, bucket);
      const oldest = buckets.size > bucketsMax ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);

      const refill = ((nowMs - bucket.filledAtMs) / 1000) * perSecondMax;
      bucket.tokens = Math.min(perSecondMax, bucket.tokens + refill);
      bucket.filledAtMs = nowMs;
      if (bucket.tokens < 1)
        throw new AppError('rate_limited', { headers: { 'Retry-After': '1' } });
      bucket.tokens -= 1;
    },
  };
}
