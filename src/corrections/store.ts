/** The stored corrections, one statement a function; every change also counts up the version. */

import { and, asc, desc, eq, gt, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { corrections, correctionVersions } from '../db/schema.ts';
import { type Changes, type Correction, correctionsMax } from './correction.ts';

export interface StoredCorrection extends Correction {
  readonly id: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** Where a list goes on: behind this correction. */
export type Position = Pick<StoredCorrection, 'id' | 'createdAtMs'>;

type Row = typeof corrections.$inferSelect;

/**
 * Stores a correction under the id, or puts it in the place of the one with the same match, which
 * keeps its id. Undefined, and nothing changed, when the tenant has no room for another.
 */
export async function putCorrection(
  db: Database,
  tenant: string,
  id: string,
  { match: { kind, value }, set }: Correction,
): Promise<StoredCorrection | undefined> {
  const isKnown = sql`EXISTS (SELECT 1 FROM corrections
    WHERE tenant = ${tenant} AND kind = ${kind} AND value = ${value})`;
  const hasRoom = sql`(SELECT count(*) FROM corrections WHERE tenant = ${tenant})
    < ${correctionsMax}`;
  const [rows] = await db.write(
    db.orm.all<Omit<Row, 'tenant'>>(sql`
      INSERT INTO corrections (id, tenant, kind, value, changes, created_at_ms, updated_at_ms)
      SELECT ${id}, ${tenant}, ${kind}, ${value}, ${JSON.stringify(set)}, ${db.nowMs()},
        ${db.nowMs()} WHERE ${isKnown} OR ${hasRoom}
      ON CONFLICT (tenant, kind, value) DO UPDATE SET changes = excluded.changes,
        updated_at_ms = excluded.updated_at_ms
      RETURNING id, kind, value, changes, created_at_ms AS createdAtMs,
        updated_at_ms AS updatedAtMs`),
    countChange(db, tenant),
  );
  return rows[0] && toCorrection(rows[0]);
}

/** Deletes a correction of the tenant; false when it has none with this id. */
export async function deleteCorrection(db: Database, tenant: string, id: string): Promise<boolean> {
  const [rows] = await db.write(
    db.orm
      .delete(corrections)
      .where(and(eq(corrections.id, id), eq(corrections.tenant, tenant)))
      .returning({ id: corrections.id }),
    countChange(db, tenant),
  );
  return rows.length > 0;
}

/** The tenant's correction with this id. */
export async function findCorrection(
  db: Database,
  tenant: string,
  id: string,
): Promise<StoredCorrection | undefined> {
  const rows = await db.orm
    .select()
    .from(corrections)
    .where(and(eq(corrections.id, id), eq(corrections.tenant, tenant)));
  return rows[0] && toCorrection(rows[0]);
}

/** The tenant's corrections, newest first, behind a position. */
export async function listCorrections(
  db: Database,
  tenant: string,
  limit: number,
  after: Position | undefined,
): Promise<StoredCorrection[]> {
  const rest =
    after &&
    or(
      lt(corrections.createdAtMs, after.createdAtMs),
      and(eq(corrections.createdAtMs, after.createdAtMs), gt(corrections.id, after.id)),
    );
  const rows = await db.orm
    .select()
    .from(corrections)
    .where(and(eq(corrections.tenant, tenant), rest))
    .orderBy(desc(corrections.createdAtMs), asc(corrections.id))
    .limit(limit);
  return rows.map(toCorrection);
}

/** Counts up with every change to the tenant's corrections; 0 when there never was one. */
export async function readVersion(db: Database, tenant: string): Promise<number> {
  const rows = await db.orm
    .select({ version: correctionVersions.version })
    .from(correctionVersions)
    .where(eq(correctionVersions.tenant, tenant));
  return rows[0]?.version ?? 0;
}

function countChange(db: Database, tenant: string) {
  return db.orm
    .insert(correctionVersions)
    .values({ tenant, version: 1 })
    .onConflictDoUpdate({
      target: correctionVersions.tenant,
      set: { version: sql`${correctionVersions.version} + 1` },
    });
}

function toCorrection(row: Omit<Row, 'tenant'>): StoredCorrection {
  return {
    id: row.id,
    match: { kind: row.kind, value: row.value },
    set: JSON.parse(row.changes) as Changes,
    createdAtMs: row.createdAtMs,
    updatedAtMs: row.updatedAtMs,
  };
}
