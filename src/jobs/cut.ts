/** Cuts the items of a job into chunks of JSON text, as they come. */

import { setImmediate as pause } from 'node:timers/promises';
import type { ChunkEntry } from '../pool/chunk.ts';
import { batchItemsMax } from '../pool/pool.ts';

/** The items of a job in the form they are stored; each chunk is the JSON text of an array. */
export interface CutItems {
  readonly chunks: readonly Uint8Array[];
  readonly itemCount: number;
}

export interface Cutter {
  add(entry: ChunkEntry): void;
  itemCount(): number;
  /** Everything added; nothing may be added after it. */
  end(): CutItems;
}

/**
 * Bytes of one chunk, an item more or less. A libSQL server takes no blob above 4 to 5 MB, and
 * the result of a chunk is up to three times as long as its input.
 */
export const chunkBytesMax = 1024 * 1024;

/** Items of a large request that are worked on before other requests get their turn. */
export const itemsTogether = 1000;

export function createCutter(): Cutter {
  const chunks: Uint8Array[] = [];
  let itemCount = 0;
  let pending: string[] = [];
  let pendingLength = 0;

  function cut(): void {
    if (pending.length === 0) return;
    chunks.push(Buffer.from(`[${pending.join(',')}]`));
    pending = [];
    pendingLength = 0;
  }

  return {
    add(entry) {
      const json = JSON.stringify(entry);
      const length = Buffer.byteLength(json) + 1;
      if (pendingLength + length > chunkBytesMax) cut();
      pending.push(json);
      pendingLength += length;
      itemCount += 1;
      if (pending.length === batchItemsMax) cut();
    },
    itemCount: () => itemCount,
    end() {
      cut();
      return { chunks, itemCount };
    },
  };
}

export async function cutEntries(entries: readonly ChunkEntry[]): Promise<CutItems> {
  const cutter = createCutter();
  for (const [position, entry] of entries.entries()) {
    if (position % itemsTogether === itemsTogether - 1) await pause();
    cutter.add(entry);
  }
  return cutter.end();
}
