/** The one connection to the database file: opened exclusively, checked, and written in order. */

import { closeSync, fchmodSync, openSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Client, createClient, type InStatement, LibsqlError } from '@libsql/client/sqlite3';
import { type SQL, sql } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import { migrate } from './migrate.ts';
import { createWriteQueue } from './write-queue.ts';

/** A Drizzle query that has been built but not run. */
export interface Statement<Result = unknown> {
  readonly _: { readonly dialect: 'sqlite'; readonly result: Result };
}

type ResultsOf<Statements extends readonly Statement[]> = {
  -readonly [Position in keyof Statements]: Statements[Position]['_']['result'];
};

export interface Database {
  /** Builds statements and runs reads; writes go through `write` alone. */
  readonly orm: LibSQLDatabase;
  /** The present time in epoch milliseconds, as a term of a statement. */
  nowMs(): SQL<number>;
  /** Commits the statements together, in order; resolves with their results once durable. */
  write<const Statements extends readonly Statement[]>(
    ...statements: Statements
  ): Promise<ResultsOf<Statements>>;
  /** Writes a consistent copy to a path that must not exist yet. */
  backup(path: string): Promise<void>;
  /** Gives freed pages back to the file system and empties the write-ahead log. */
  compact(): Promise<void>;
  /** Waits for the last write, checkpoints and closes; the file stays locked until exit. */
  close(): Promise<void>;
}

/** Another process owns the database file. */
export class DatabaseLockedError extends Error {
  override readonly name = 'DatabaseLockedError';
}

export interface DatabaseOptions {
  /** A `file:` URL. */
  readonly url: string;
  readonly clock: Clock;
  /** Called once when the store can no longer be trusted; the process must end. */
  readonly onFatal: (error: unknown) => void;
}

/** Pages returned to the file system by one `compact`, 4 KiB each. */
const compactPagesMax = 2000;

/** Opens the file, takes its lock, checks every safety setting and migrates. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  createPrivateFile(fileURLToPath(options.url));
  const client = createClient({ url: options.url, concurrency: 1 });
  try {
    await takeOwnership(client);
    await migrate(client, options.clock.now());
  } catch (error) {
    if (!isBusy(error)) throw error;
    throw new DatabaseLockedError('The database is in use by another process.');
  }
  return createDatabase(client, options);
}

function createDatabase(client: Client, { clock, onFatal }: DatabaseOptions): Database {
  const orm = drizzle(client);
  const queue = createWriteQueue<InStatement, unknown>({
    runBatch: (statements) => client.batch(statements, 'write'),
    mayIsolate: (error) => !isBusy(error),
  });

  async function run(statements: readonly InStatement[]): Promise<unknown[]> {
    try {
      return await queue.add(statements);
    } catch (error) {
      // After one BUSY this driver may report later writes as done that are not.
      if (isBusy(error)) onFatal(error);
      if (isFull(error)) throw new AppError('unavailable', { cause: error });
      throw error;
    }
  }

  async function write<const Statements extends readonly Statement[]>(
    ...statements: Statements
  ): Promise<ResultsOf<Statements>> {
    const prepared = statements.map(prepare);
    const results = await run(
      prepared.map((query) => {
        const { sql: text, params } = query.getQuery();
        return { sql: text, args: params as never };
      }),
    );
    const mapped = prepared.map((query, position) => query.mapResult(results[position], true));
    return mapped as ResultsOf<Statements>;
  }

  return {
    orm,
    write,
    nowMs: () => sql<number>`${clock.now()}`,
    async backup(path) {
      await queue.settle();
      await client.execute({ sql: 'VACUUM INTO ?', args: [path] });
      await chmod(path, 0o600);
    },
    async compact() {
      await queue.settle();
      await client.execute(`PRAGMA incremental_vacuum(${compactPagesMax})`);
      await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    async close() {
      await queue.settle();
      await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
      client.close();
    },
  };
}

async function takeOwnership(client: Client): Promise<void> {
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

interface PreparedStatement {
  getQuery(): { readonly sql: string; readonly params: unknown[] };
  mapResult(result: unknown, isFromBatch: true): unknown;
}

/** Drizzle's own `batch` is deferred, so its two steps around the call are used directly. */
function prepare(statement: Statement): PreparedStatement {
  return (statement as unknown as { _prepare(): PreparedStatement })._prepare();
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
