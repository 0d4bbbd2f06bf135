/** The one public function of the engine: a transaction in, a result item out. */

import type { Item, Transaction } from './item.ts';
import type { Knowledge } from './knowledge/decode.ts';

/** Enriches one transaction. Pure and deterministic; never throws. */
export function enrich(transaction: Transaction, _knowledge: Knowledge): Item {
  const input = transaction.description;
  if (!/\p{L}/u.test(input)) return { input, status: 'rejected' };
  return {
    input,
    status: 'complete',
    source: 'model',
    merchant: input.trim(),
    domain: null,
    category: 'Unknown',
    mcc_code: null,
    is_subscription: false,
    confidence: 0.1,
  };
}
