/** The readiness probe: a real write, through the same queue as every other. */

import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';
import { meta } from './schema.ts';

/** Rejects when the store takes no write. */
export async function probe(db: Database): Promise<void> {
  const value = sql<string>`CAST(${db.nowMs()} AS INTEGER)`;
  await db.write(
    db.orm
      .insert(meta)
      .values({ name: 'probe', value })
      .onConflictDoUpdate({ target: meta.name, set: { value } }),
  );
}
