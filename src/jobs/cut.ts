/** Cuts the items of a job into chunks of JSON text, as they come. */

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

export function createCutter(): Cutter {
  const chunks: Uint8Array[] = [];
  let itemCount = 0;
  let pending: ChunkEntry[] = [];

  function cut(): void {
    if (pending.length === 0) return;
    chunks.push(Buffer.from(JSON.stringify(pending)));
    pending = [];
  }

  return {
    add(entry) {
      pending.push(entry);
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

export function cutEntries(entries: readonly ChunkEntry[]): CutItems {
  const cutter = createCutter();
  for (const entry of entries) cutter.add(entry);
  return cutter.end();
}
