/** Joins the counters to what they look at when asked. */

import type { Config } from '../config.ts';
import type { Database } from '../db/client.ts';
import { measureWal } from '../db/wal-size.ts';
import { measureQueue } from '../jobs/store-queue.ts';
import { createMetrics, type Metrics } from '../metrics.ts';
import type { Pool } from '../pool/pool.ts';
import { version } from './version.ts';

export function observe(
  config: Config,
  db: Database,
  pool: Pool,
  knowledgeVersion: string,
): Metrics {
  return createMetrics({
    version,
    knowledgeVersion,
    measureQueue: () => measureQueue(db),
    measurePool: () => ({ threads: pool.threads, ...pool.measureUse() }),
    measureWal: () => measureWal(config.databaseUrl),
  });
}
