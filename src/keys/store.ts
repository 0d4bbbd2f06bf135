/** The stored keys and their use of the month, one statement a function. */

import { and, asc, eq, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Database, Statement } from '../db/client.ts';
import { apiKeys, meta, usage } from '../db/schema.ts';

export type StoredKey = typeof apiKeys.$inferSelect;

export interface NewKey {
  readonly id: string;
  readonly name: string;
  readonly tenant: string;
  readonly digest: string;
  readonly plan: string;
  readonly quotaItems: number | null;
}

/** Stores a key. */
export async function insertKey(db: Database, key: NewKey): Promise<void> {
  await db.write(db.orm.insert(apiKeys).values({ ...key, createdAtMs: sql`${db.nowMs()}` }));
}

/** Stores a key where there is none at all; false when another is there. */
export async function insertFirstKey(db: Database, key: NewKey): Promise<boolean> {
  const [rows] = await db.write(
    db.orm.all<{ id: string }>(sql`
      INSERT INTO api_keys (id, name, tenant, digest, plan, quota_items, created_at_ms)
      SELECT ${key.id}, ${key.name}, ${key.tenant}, ${key.digest}, ${key.plan},
        ${key.quotaItems}, ${db.nowMs()}
      WHERE NOT EXISTS (SELECT 1 FROM api_keys) RETURNING id`),
  );
  return rows.length > 0;
}

/** Whether the keys here are digested under the secret with this fingerprint; the first one stays. */
export async function confirmSecret(db: Database, fingerprint: string): Promise<boolean> {
  const name = 'secret';
  await db.write(db.orm.insert(meta).values({ name, value: fingerprint }).onConflictDoNothing());
  const rows = await db.orm.select().from(meta).where(eq(meta.name, name));
  return rows[0]?.value === fingerprint;
}

/** The key with this id, revoked or not. */
export async function findKey(db: Database, id: string): Promise<StoredKey | undefined> {
  const rows = await db.orm.select().from(apiKeys).where(eq(apiKeys.id, id));
  return rows[0];
}

/** All keys, oldest first. */
export function listKeys(db: Database): Promise<StoredKey[]> {
  return db.orm.select().from(apiKeys).orderBy(asc(apiKeys.createdAtMs), asc(apiKeys.id));
}

/** Revokes a key; false when there is no such live key. */
export async function revokeKey(db: Database, id: string): Promise<boolean> {
  const [rows] = await db.write(
    db.orm
      .update(apiKeys)
      .set({ revokedAtMs: db.nowMs() })
      .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAtMs)))
      .returning({ id: apiKeys.id }),
  );
  return rows.length > 0;
}

/** Charges a key that has a quota; false, and nothing charged, when the quota forbids it. */
export async function chargeItems(db: Database, keyId: string, items: number): Promise<boolean> {
  const [rows] = await db.write(chargeStatement(db, keyId, items, fitsQuota(db, keyId, items)));
  return rows.length > 0;
}

/** The charge as a statement that takes effect only for a key with a quota, where `condition` holds. */
export function chargeStatement(
  db: Database,
  keyId: string,
  items: number,
  condition: SQL,
): Statement<{ items: number }[]> {
  return db.orm.all<{ items: number }>(sql`
    INSERT INTO usage (key_id, month, items)
    SELECT ${keyId}, ${month(db)}, ${items} WHERE ${condition}
      AND (SELECT quota_items FROM api_keys WHERE id = ${keyId}) IS NOT NULL
    ON CONFLICT (key_id, month) DO UPDATE SET items = usage.items + excluded.items
    RETURNING items`);
}

/** True in a statement when the key has no quota or this month's use leaves room. */
export function fitsQuota(
  db: Database,
  keyId: string | Placeholder,
  items: number | Placeholder,
): SQL {
  return sql`coalesce((SELECT quota_items FROM api_keys WHERE id = ${keyId}) >= ${items} + coalesce(
    (SELECT items FROM usage WHERE key_id = ${keyId} AND month = ${month(db)}), 0), 1)`;
}

/** The items charged to the key this month. */
export async function findUsage(db: Database, keyId: string): Promise<number> {
  const rows = await db.orm
    .select({ items: usage.items })
    .from(usage)
    .where(and(eq(usage.keyId, keyId), eq(usage.month, month(db))));
  return rows[0]?.items ?? 0;
}

/** The calendar month in UTC, as in 2026-11. */
function month(db: Database): SQL<string> {
  return sql<string>`strftime('%Y-%m', ${db.nowMs()} / 1000, 'unixepoch')`;
}
