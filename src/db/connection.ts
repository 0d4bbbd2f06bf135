/** The driver's client over one connection to a file, with statements that are prepared once. */

import {
  type Client,
  type InStatement,
  LibsqlError,
  type ResultSet,
  type Row,
  type Value,
} from '@libsql/client/sqlite3';
import Native from 'libsql';

/** What the rest of this folder needs of a client. */
export type Connection = Pick<Client, 'execute' | 'batch' | 'executeMultiple' | 'close'>;

/** Prepared statements kept; the one longest unused goes first. */
export const cachedStatementsMax = 200;

/** A parameter for which the time is put in when its statement runs. */
export const presentMs: unique symbol = Symbol('the present time');

/**
 * Opens the file; `now` tells the time in epoch milliseconds. The driver's own client prepares
 * each statement anew and asks for its columns, which took 30 of the 40 microseconds of a small
 * read.
 */
export function openConnection(path: string, now: () => number): Connection {
  const native = new Native(path);
  const cache = new Map<string, Prepared>();

  function prepare(sql: string): Prepared {
    const found = cache.get(sql);
    if (found !== undefined) {
      cache.delete(sql);
      cache.set(sql, found);
      return found;
    }
    const statement = native.prepare(sql);
    const isReader = statement.reader;
    const columns = isReader
      ? statement
          .raw(true)
          .columns()
          .map(({ name }) => name)
      : [];
    if (new Set(columns).size < columns.length) throw new TypeError('two columns have one name');
    const prepared = { statement, isReader, columns, toRow: createRows(columns) };
    if (!KEPT.test(sql)) return prepared;
    cache.set(sql, prepared);
    const oldest = cache.size > cachedStatementsMax ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    return prepared;
  }

  function run(given: InStatement): ResultSet {
    const { sql, args = [] } = typeof given === 'string' ? { sql: given } : given;
    if (!Array.isArray(args)) throw new TypeError('only positions are bound, not names');
    const values = args as readonly unknown[];
    try {
      const nowMs = values.includes(presentMs) ? now() : 0;
      const natives = values.map((value) => (value === presentMs ? nowMs : toNative(value)));
      return runPrepared(prepare(sql), natives);
    } catch (error) {
      cache.delete(sql);
      throw toLibsqlError(error);
    }
  }

  return {
    execute: async (statement: InStatement) => run(statement),
    async batch(statements, mode) {
      run(mode === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN');
      try {
        const results = statements.map((statement) => run(statement as InStatement));
        run('COMMIT');
        return results;
      } catch (error) {
        if (native.inTransaction) native.exec('ROLLBACK');
        throw error;
      }
    },
    async executeMultiple(sql) {
      try {
        native.exec(sql);
      } catch (error) {
        throw toLibsqlError(error);
      }
    },
    close() {
      cache.clear();
      native.close();
    },
  };
}

/** Others, such as pragmas, may act while they are prepared. */
const KEPT = /^\s*(?:select|insert|update|delete|begin|commit)\b/i;

interface Prepared {
  readonly statement: NativeStatement;
  readonly isReader: boolean;
  readonly columns: readonly string[];
  readonly toRow: (values: readonly Value[]) => Row;
}

type NativeStatement = ReturnType<InstanceType<typeof Native>['prepare']>;

function runPrepared(
  { statement, isReader, columns, toRow }: Prepared,
  args: unknown[],
): ResultSet {
  if (!isReader) {
    const { changes, lastInsertRowid } = statement.run(args);
    return toResultSet(columns, [], changes, BigInt(lastInsertRowid));
  }
  // All rows are taken, so that no statement stays open and holds the file's state back.
  const rows = (statement.all(args) as Value[][]).map(toRow);
  return toResultSet(columns, rows, 0, undefined);
}

function toResultSet(
  columns: readonly string[],
  rows: Row[],
  rowsAffected: number,
  lastInsertRowid: bigint | undefined,
): ResultSet {
  return { columns: [...columns], columnTypes: [], rows, rowsAffected, lastInsertRowid, toJSON };
}

function toJSON(): never {
  throw new TypeError('a result set is not sent anywhere');
}

/** Makes rows of values by name; those by position are read from a prototype that all rows share. */
function createRows(columns: readonly string[]): (values: readonly Value[]) => Row {
  const prototype = Object.defineProperty({}, 'length', { value: columns.length });
  for (const [position, name] of columns.entries()) {
    Object.defineProperty(prototype, position, {
      get(this: Row) {
        return this[name];
      },
    });
  }
  return (values) => {
    const row = Object.create(prototype) as Row;
    for (let position = 0; position < columns.length; position++) {
      const value = values[position] ?? null;
      row[columns[position] ?? ''] = value instanceof Buffer ? toArrayBuffer(value) : value;
    }
    return row;
  };
}

function toArrayBuffer({ buffer }: Buffer): ArrayBuffer {
  return buffer as ArrayBuffer;
}

/** Numbers, strings, blobs and null are taken as they are. */
function toNative(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new TypeError('a parameter is missing or no number');
  }
  return value;
}

/** The error as the driver's client throws it, with the code of its class, as in SQLITE_BUSY. */
function toLibsqlError(error: unknown): unknown {
  if (!(error instanceof Native.SqliteError)) return error;
  const code = error.code.split('_', 2).join('_');
  return new LibsqlError(error.message, code, error.code, undefined, error);
}
