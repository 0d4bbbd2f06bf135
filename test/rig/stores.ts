/** The two kinds of store behind one face, with time that passes when told. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'drizzle-orm';
import { type Clock, systemClock } from '../../src/clock.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { createManualClock } from './clock.ts';
import { makeDirectory } from './directory.ts';
import { type Sqld, startSqld } from './sqld.ts';

export interface TestStore {
  readonly db: Database;
  /** Lets this much time go by for everything that is stored. */
  passTime(ms: number): Promise<void>;
}

export async function openFileStore(): Promise<TestStore> {
  const clock = createManualClock();
  const db = await openAt(pathToFileURL(join(makeDirectory(), 'enrichd.db')).href, clock);
  return { db, passTime: (ms) => clock.advance(ms) };
}

const TABLES = ['jobs', 'job_inputs', 'job_results', 'api_keys', 'usage', 'meta'];
const TIMES = ['lease_expires_at_ms', 'not_before_at_ms', 'created_at_ms', 'updated_at_ms'];

/** Opens stores on one server, each emptied before it is given out. */
export function createSqldStores(): () => Promise<TestStore> {
  let server: Promise<Sqld> | undefined;
  return async () => {
    server ??= startSqld();
    const { url } = await server;
    const db = await openRemoteStore(url);
    await db.write(...TABLES.map((name) => db.orm.run(sql.raw(`DELETE FROM ${name}`))));
    // The server's own clock cannot be set, so what is stored grows older instead.
    const age = TIMES.map((name) => `${name} = ${name} - ?`).join(', ');
    return {
      db,
      async passTime(ms) {
        await db.write(db.orm.run(sql.raw(`UPDATE jobs SET ${age.replaceAll('?', String(ms))}`)));
      },
    };
  };
}

export function openRemoteStore(url: string, token?: string): Promise<Database> {
  return openAt(url, systemClock, token);
}

function openAt(url: string, clock: Clock, token?: string): Promise<Database> {
  return openDatabase({
    url,
    token,
    clock,
    onFatal: (error) => {
      throw error;
    },
  });
}
