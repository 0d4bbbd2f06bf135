/** Looks at the queue as a whole; nothing here changes a row. */

import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { QueueMeasure } from '../metrics.ts';

/** What waits and what runs. */
export async function measureQueue(db: Database): Promise<QueueMeasure> {
  const [row] = await db.orm.all<QueueMeasure>(sql`
    SELECT count(*) AS queuedJobs, coalesce(sum(item_count), 0) AS queuedItems,
      coalesce(max(0, ${db.nowMs()} - min(created_at_ms)), 0) AS oldestQueuedMs,
      (SELECT count(*) FROM jobs WHERE status = 'processing') AS processingJobs
    FROM jobs WHERE status = 'queued'`);
  return row ?? { queuedJobs: 0, queuedItems: 0, oldestQueuedMs: 0, processingJobs: 0 };
}
