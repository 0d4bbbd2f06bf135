/** The readiness probe: a real write that needs room, through the same queue as every other. */

import { eq, sql } from 'drizzle-orm';
import type { Database } from './client.ts';
import { meta } from './schema.ts';

/** More than one page of the file, so that a full disk shows although old rows can be rewritten. */
const roomBytes = 16_384;

/** Rejects when the store takes no write or has no room for one. */
export async function probe(db: Database): Promise<void> {
  const value = sql<string>`CAST(${db.nowMs()} AS INTEGER)`;
  const room = sql<string>`hex(zeroblob(${roomBytes} / 2))`;
  await db.write(
    db.orm
      .insert(meta)
      .values({ name: 'probe', value })
      .onConflictDoUpdate({ target: meta.name, set: { value } }),
    db.orm.insert(meta).values({ name: 'room', value: room }).onConflictDoNothing(),
    db.orm.delete(meta).where(eq(meta.name, 'room')),
  );
}
