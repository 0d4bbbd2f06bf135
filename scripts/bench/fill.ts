/**
 * Fills the file of a stopped service with finished jobs: `node scripts/bench/fill.ts DIR COUNT`. In
 * a process of its own, because the driver keeps the file locked until its process ends.
 */

import { join } from 'node:path';
import { createClient } from '@libsql/client/sqlite3';

/** Rows of one statement. */
const rowsTogether = 50_000;

/** Keys that the jobs are spread over. */
const keyCount = 1000;

/** Bytes of a finished job's results: less than of a real one, so that the disk holds them. */
const resultBytes = 200;

const [directory = '.', wanted = '0'] = process.argv.slice(2);
await fillJobs(directory, Number(wanted));
process.exit(0);

/** Adds jobs until there are so many. */
async function fillJobs(dataDir: string, jobCount: number): Promise<void> {
  const db = createClient({ url: `file:${join(dataDir, 'enrichd.db')}`, concurrency: 1 });
  await db.execute('PRAGMA synchronous=OFF');
  await db.execute('PRAGMA cache_size=-400000');
  const { rows } = await db.execute('SELECT count(*) AS n FROM jobs');
  for (let have = Number(rows[0]?.n); have < jobCount; have += rowsTogether) {
    await addRows(db, have, Math.min(rowsTogether, jobCount - have));
  }
  await db.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

async function addRows(db: ReturnType<typeof createClient>, from: number, count: number) {
  const nowMs = Date.now();
  const numbers = 'WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)';
  // A multiplication by an odd number spreads the ids as random ones are.
  const id = "printf('%08x-filled', (i * 2654435761) & 4294967295) || '-' || i";
  await db.batch(
    [
      {
        sql: `${numbers} INSERT INTO jobs (id, key_id, tenant, status, item_count, chunk_count,
          options, priority, attempt, forgiven, runs_alone, not_before_at_ms, created_at_ms,
          updated_at_ms) SELECT ${id}, 'key' || (i % ?), 'filled', 'complete', 10, 1, '{}',
          0, 1, 0, 0, 0, CAST(? AS INTEGER) - i % 1000000, CAST(? AS INTEGER) - i % 1000000 FROM n`,
        args: [from, from + count, keyCount, nowMs, nowMs],
      },
      {
        sql: `${numbers} INSERT INTO job_results SELECT ${id}, 0, 10, zeroblob(?) FROM n`,
        args: [from, from + count, resultBytes],
      },
    ],
    'write',
  );
}
