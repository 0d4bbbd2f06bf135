/** The database as the rest of the service sees it, over a file or a libSQL server. */

import type { SQL } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import type { Clock } from '../clock.ts';
import type { ResultsOf, Statement } from './writer.ts';

export type { Statement } from './writer.ts';

export interface Database {
  /** Whether other processes may use the same database at the same time. */
  readonly isShared: boolean;
  /** Builds statements and runs reads; writes go through `write` alone. */
  readonly orm: LibSQLDatabase;
  /**
   * The time in epoch milliseconds by the database's clock when the statement runs, as a term of
   * it; one statement has one time.
   */
  nowMs(): SQL<number>;
  /**
   * Commits the statements together, in order; resolves with their results once committed.
   * Throws AppError `unavailable` when the store refused them, or when its answer was lost and
   * they may or may not have been committed.
   */
  write<const Statements extends readonly Statement[]>(
    ...statements: Statements
  ): Promise<ResultsOf<Statements>>;
  /** The same, behind all other writes that are committed together with them. */
  writeBehind<const Statements extends readonly Statement[]>(
    ...statements: Statements
  ): Promise<ResultsOf<Statements>>;
  /** Writes a consistent copy to a path that must not exist yet; a file can, a server cannot. */
  backup(path: string): Promise<void>;
  /** Gives freed pages back to the file system and empties the write-ahead log. */
  compact(): Promise<void>;
  /** Waits for the last write and closes; a file stays locked until the process ends. */
  close(): Promise<void>;
}

/** Another process owns the database file. */
export class DatabaseLockedError extends Error {
  override readonly name = 'DatabaseLockedError';
}

export interface DatabaseOptions {
  /** A `file:` URL, or `libsql:`, `https:` or `http:` of a libSQL server. */
  readonly url: string;
  /** What the server asks for; a file needs none. */
  readonly token?: string | undefined;
  readonly clock: Clock;
  /** Called once when the store can no longer be trusted; the process must end. */
  readonly onFatal: (error: unknown) => void;
}

/** Opens the database and migrates it; each driver is loaded only where it is used. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url.startsWith('file:')) {
    const { openFile } = await import('./file.ts');
    return openFile(options);
  }
  const { openRemote } = await import('./remote.ts');
  return openRemote(options);
}
