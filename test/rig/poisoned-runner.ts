/** Works off the jobs of a directory with the misbehaving worker; ends with 0 when none is left. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'drizzle-orm';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/client.ts';
import { startRunner } from '../../src/jobs/runner.ts';
import { rescue } from '../../src/jobs/store.ts';
import { loadKnowledge } from '../../src/pool/knowledge.ts';
import { createPool } from '../../src/pool/pool.ts';
import { settleEventLoop } from './clock.ts';
import { createKeptLog } from './log.ts';

const owner = crypto.randomUUID();
const { log } = createKeptLog();
const db = await openDatabase({
  url: pathToFileURL(join(process.argv[2] ?? '', 'enrichd.db')).href,
  clock: systemClock,
  onFatal: (error) => {
    throw error;
  },
});
await rescue(db, { kind: 'not-of', owner });
const pool = createPool({
  threads: 2,
  knowledge: await loadKnowledge(),
  log,
  worker: new URL('./poison-worker.ts', import.meta.url),
  heapMebibytesMax: 96,
});
const runner = startRunner({ db, pool, log, clock: systemClock, random: () => 0, owner });
const waiting = sql`SELECT id FROM jobs WHERE status IN ('queued', 'processing')`;
while ((await db.orm.all(waiting)).length > 0) await settleEventLoop();
await runner.stop();
await pool.close();
await db.close();
