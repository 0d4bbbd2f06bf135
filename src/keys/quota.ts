/** The monthly quota of a key: what is charged, and what a refusal says. */

import type { Database } from '../db/client.ts';
import { AppError } from '../errors.ts';
import { chargeItems, findUsage, type StoredKey } from './store.ts';

/** Charges the items to a key with a quota; throws AppError, nothing charged, when they exceed it. */
export async function chargeQuota(db: Database, key: StoredKey, items: number): Promise<void> {
  if (key.quotaItems === null || (await chargeItems(db, key.id, items))) return;
  throw (await explainQuota(db, key, items)) ?? new AppError('unavailable');
}

/** The refusal when the items exceed what is left of the month, else undefined. */
export async function explainQuota(
  db: Database,
  key: StoredKey,
  items: number,
): Promise<AppError | undefined> {
  if (key.quotaItems === null) return undefined;
  const usage = await findUsage(db, key.id);
  if (usage + items <= key.quotaItems) return undefined;
  return new AppError('quota_exceeded', {
    fields: { usage, limit: key.quotaItems, plan: key.plan },
  });
}
