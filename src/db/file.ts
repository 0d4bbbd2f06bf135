/** The one connection to a database file: opened exclusively, checked, and written in order. */

import { closeSync, fchmodSync, openSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Client, LibsqlError } from '@libsql/client/sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';
import { AppError } from '../errors.ts';
import { type Database, DatabaseLockedError, type DatabaseOptions } from './client.ts';
import { type Connection, openConnection, presentMs } from './connection.ts';
import { migrate } from './migrate.ts';
import { createWriter } from './writer.ts';

/** Pages returned to the file system by one `compact`, 4 KiB each. */
export const compactPagesMax = 2000;
const compactStepPages = 200;

/** Opens the file, takes its lock, checks every safety setting and migrates. */
export async function openFile(options: DatabaseOptions): Promise<Database> {
  createPrivateFile(fileURLToPath(options.url));
  const client = openConnection(fileURLToPath(options.url), options.clock.now);
  try {
    await takeOwnership(client);
    await migrate(client);
    // What a crash left in the log may hold what was erased since.
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!isBusy(error)) throw error;
    throw new DatabaseLockedError('The database is in use by another process.');
  }
  return createDatabase(client, options);
}

function createDatabase(client: Connection, { onFatal }: DatabaseOptions): Database {
  const writer = createWriter({
    runBatch: (statements) => client.batch(statements, 'write'),
    mayIsolate: (error) => !isBusy(error),
  });

  async function explain<Result>(written: Promise<Result>): Promise<Result> {
    try {
      return await written;
    } catch (error) {
      // After one BUSY this driver may report later writes as done that are not.
      if (isBusy(error)) onFatal(error);
      if (isFull(error)) throw new AppError('unavailable', { cause: error });
      throw error;
    }
  }

  return {
    isShared: false,
    orm: drizzle(client as Client),
    nowMs: () => sql<number>`${sql.param(presentMs)}`,
    write: (...statements) => explain(writer.write(...statements)),
    writeBehind: (...statements) => explain(writer.writeBehind(...statements)),
    async backup(path) {
      await writer.settle();
      await client.execute({ sql: 'VACUUM INTO ?', args: [path] });
      await chmod(path, 0o600);
    },
    async compact() {
      await writer.settle();
      for (let pages = 0; pages < compactPagesMax; pages += compactStepPages) {
        // `execute` would take one step, free one page, and leave the statement open: after that
        // no write could be committed.
        await client.executeMultiple(`PRAGMA incremental_vacuum(${compactStepPages})`);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    async close() {
      await writer.settle();
      await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
      client.close();
    },
  };
}

async function takeOwnership(client: Connection): Promise<void> {
  const settings = [
    ['locking_mode', 'EXCLUSIVE', 'exclusive'],
    ['auto_vacuum', 'INCREMENTAL', 2],
    ['journal_mode', 'WAL', 'wal'],
    ['synchronous', 'FULL', 2],
    ['secure_delete', 'ON', 1],
  ] as const;
  for (const [name, value] of settings) await client.execute(`PRAGMA ${name}=${value}`);
  // The lock is taken by the first access, so one is made before anything is read back.
  await client.batch(['SELECT count(*) FROM sqlite_schema'], 'write');
  for (const [name, , expected] of settings) {
    const { rows } = await client.execute(`PRAGMA ${name}`);
    if (rows[0]?.[0] !== expected) throw new Error(`the database refused ${name}`);
  }
}

function createPrivateFile(path: string): void {
  const descriptor = openSync(path, 'a', 0o600);
  fchmodSync(descriptor, 0o600);
  closeSync(descriptor);
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof LibsqlError && (error.code === 'SQLITE_BUSY' || error.code === 'SQLITE_LOCKED')
  );
}

function isFull(error: unknown): boolean {
  return error instanceof LibsqlError && error.code === 'SQLITE_FULL';
}
