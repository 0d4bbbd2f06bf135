/** Counts the bytes of all bodies that are held in memory at once, and refuses more. */

import { AppError } from '../errors.ts';

/** Bytes of bodies held at once; a body alone is always taken. */
export const heldBodyBytesMax = 256 * 1024 * 1024;

/** What one request holds. */
export interface HeldBody {
  /** Counts further bytes of its body; throws AppError when memory is short. */
  take(byteCount: number): void;
  /** Gives everything back; called once the request is answered. */
  release(): void;
}

/** Gives each request its own count of one common budget. */
export function createHeldBodies(bytesMax = heldBodyBytesMax): () => HeldBody {
  let held = 0;
  return () => {
    let own = 0;
    return {
      take(byteCount) {
        const others = held - own;
        if (others > 0 && held + byteCount > bytesMax) throw new AppError('unavailable');
        own += byteCount;
        held += byteCount;
      },
      release() {
        held -= own;
        own = 0;
      },
    };
  };
}
