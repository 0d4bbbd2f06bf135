/** Applies a tenant's corrections to what the engine found. Pure; a correction always wins. */

import type { Details } from '../enrich/details.ts';
import type { Enrichment } from '../enrich/enrich.ts';
import type { CompleteItem, Item } from '../enrich/item.ts';
import type { Knowledge } from '../enrich/knowledge/decode.ts';
import type { Changes } from './correction.ts';
import { findChanges, type Rules } from './rules.ts';

/** The item with the tenant's word in it, or the engine's own when no correction matches. */
export function applyRules(rules: Rules, enrichment: Enrichment, knowledge: Knowledge): Item {
  const changes = findChanges(rules, enrichment, knowledge);
  return changes ? correctItem(enrichment.item, changes, knowledge) : enrichment.item;
}

/**
 * The item as the changes have it. What they leave open stays, except what another merchant or
 * category makes untrue: the domain and the subscription of the former merchant, and a merchant
 * category code of the former category. A code alone brings its category.
 */
export function correctItem(item: Item, changes: Changes, knowledge: Knowledge): CompleteItem {
  const before = item.status === 'complete' ? item : emptyAnswer(item.input);
  const merchant = changes.merchant === undefined ? before.merchant : changes.merchant;
  const isSameMerchant = merchant === before.merchant;
  const category =
    changes.category ?? categoryOf(changes.mcc_code ?? null, knowledge) ?? before.category;
  const isSameCategory = category === before.category;
  return {
    input: item.input,
    status: 'complete',
    source: 'cache',
    merchant,
    domain: pick(changes.domain, isSameMerchant ? before.domain : null),
    category,
    mcc_code: pick(changes.mcc_code, isSameCategory ? before.mcc_code : null),
    is_subscription: changes.is_subscription ?? (isSameMerchant && before.is_subscription),
    confidence: 1,
  };
}

/** The details beside a corrected item: the former merchant's id does not outlive its name. */
export function correctDetails(details: Details, before: Item, after: Item): Details {
  if (before === after || before.status !== 'complete' || after.status !== 'complete') {
    return details;
  }
  return before.merchant === after.merchant ? details : { ...details, merchant_id: null };
}

function pick<Value>(change: Value | undefined, otherwise: Value): Value {
  return change === undefined ? otherwise : change;
}

function categoryOf(mcc: string | null, { tables }: Knowledge) {
  return mcc === null ? undefined : tables.mccCategory[mcc];
}

function emptyAnswer(input: string): CompleteItem {
  return {
    input,
    status: 'complete',
    source: 'cache',
    merchant: null,
    domain: null,
    category: 'Unknown',
    mcc_code: null,
    is_subscription: false,
    confidence: 1,
  };
}
