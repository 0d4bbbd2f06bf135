/** Erases jobs: gone at once, their bytes removed in slices that stall nobody. */

import { setImmediate as pause } from 'node:timers/promises';
import { inArray, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { erasures, jobInputs, jobResults, jobs } from '../db/schema.ts';

/**
 * Rows removed by one write. Erased pages are overwritten with zeros, which blocks the event loop
 * about 5 ms for the result of one chunk with details.
 */
export const erasedResultsMax = 4;
export const erasedInputsMax = 16;

/**
 * Deletes these jobs and everything of them; answers how many there were. The jobs are gone with
 * the first write. After a crash behind it, `resumeErasures` removes the rest.
 */
export async function erase(db: Database, ids: readonly string[]): Promise<number> {
  const isNamed = inArray(jobs.id, [...ids]);
  const [, erased] = await db.write(
    db.orm
      .insert(erasures)
      .select(db.orm.select({ jobId: jobs.id }).from(jobs).where(isNamed))
      .onConflictDoNothing(),
    db.orm.delete(jobs).where(isNamed).returning({ id: jobs.id }),
  );
  if (erased.length > 0) await removeErased(db);
  return erased.length;
}

/** Removes what an interrupted erasure left behind. */
export async function resumeErasures(db: Database): Promise<void> {
  const left = await db.orm.select().from(erasures).limit(1);
  if (left.length > 0) await removeErased(db);
}

async function removeErased(db: Database): Promise<void> {
  for (;;) {
    const [results, inputs] = await db.write(
      db.orm
        .delete(jobResults)
        .where(
          sql`rowid IN (SELECT r.rowid FROM erasures AS e JOIN job_results AS r
            ON r.job_id = e.job_id LIMIT ${erasedResultsMax})`,
        )
        .returning({ seq: jobResults.seq }),
      db.orm
        .delete(jobInputs)
        .where(
          sql`rowid IN (SELECT i.rowid FROM erasures AS e JOIN job_inputs AS i
            ON i.job_id = e.job_id LIMIT ${erasedInputsMax})`,
        )
        .returning({ seq: jobInputs.seq }),
      db.orm.delete(erasures).where(
        sql`NOT EXISTS (SELECT 1 FROM job_results AS r WHERE r.job_id = erasures.job_id)
            AND NOT EXISTS (SELECT 1 FROM job_inputs AS i WHERE i.job_id = erasures.job_id)`,
      ),
    );
    if (results.length < erasedResultsMax && inputs.length < erasedInputsMax) return;
    await pause();
  }
}
