/** Looks at the queue as a whole; nothing here changes a row. */

import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { QueueMeasure } from '../metrics.ts';
import { type DrainMeasure, drainWindowMs } from './retry-after.ts';

/** What waits and what runs. */
export async function measureQueue(db: Database): Promise<QueueMeasure> {
  const [row] = await db.orm.all<QueueMeasure>(sql`
    SELECT count(*) AS queuedJobs, coalesce(sum(item_count), 0) AS queuedItems,
      coalesce(max(0, ${db.nowMs()} - min(created_at_ms)), 0) AS oldestQueuedMs,
      (SELECT count(*) FROM jobs WHERE status = 'processing') AS processingJobs
    FROM jobs WHERE status = 'queued'`);
  return row ?? { queuedJobs: 0, queuedItems: 0, oldestQueuedMs: 0, processingJobs: 0 };
}

/** What the jobs that ended within the window held, and since when they were there. */
export async function measureDrain(db: Database): Promise<DrainMeasure> {
  const [row] = await db.orm.all<DrainMeasure>(sql`
    SELECT coalesce(sum(item_count), 0) AS items,
      coalesce(${db.nowMs()} - max(min(created_at_ms), ${db.nowMs()} - ${drainWindowMs}), 0)
        AS spanMs
    FROM jobs WHERE status IN ('complete', 'failed')
      AND updated_at_ms >= ${db.nowMs()} - ${drainWindowMs}`);
  return row ?? { items: 0, spanMs: 0 };
}
