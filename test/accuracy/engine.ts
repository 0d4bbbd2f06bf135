/** Opens the engine as the worker threads do, for tests that run it over many rows. */

import assert from 'node:assert/strict';
import { enrich } from '../../src/enrich/enrich.ts';
import type { Item } from '../../src/enrich/item.ts';
import { loadKnowledge, openKnowledge } from '../../src/pool/knowledge.ts';

export type Engine = (description: string) => Item;

export async function openEngine(): Promise<Engine> {
  const buffers = await loadKnowledge();
  assert.notEqual(buffers.index.byteLength, 0, 'the compiled index is missing');
  assert.notEqual(buffers.model.byteLength, 0, 'the compiled model is missing');
  const knowledge = openKnowledge(buffers);
  return (description) => enrich({ description }, knowledge);
}

/** The merchant of an answer that claims to know it, else null. */
export function knownMerchant(item: Item): string | null {
  return item.status === 'complete' && item.source === 'cache' ? item.merchant : null;
}

export function formatShare(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  return `${percent.toFixed(2).padStart(6)} % (${part} of ${whole})`;
}
