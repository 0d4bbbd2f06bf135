/** Builds a write once for a database and fills it anew for each use. */

import { Param, Placeholder, sql } from 'drizzle-orm';
import type { Database } from './client.ts';
import type { PreparedStatement, Statement } from './writer.ts';

/** Values by the names of the placeholders they are for. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * `build` may leave terms that are `given` later. Building one of these statements took three
 * times as long as running it.
 */
export function writeOnce<Result>(
  build: (db: Database) => Statement<Result>,
): (db: Database, values: Values) => Statement<Result> {
  const built = new WeakMap<Database['orm'], Built>();
  return (db, values) => {
    let known = built.get(db.orm);
    if (known === undefined) {
      known = readStatement(build(db));
      built.set(db.orm, known);
    }
    const { query, params, mapResult } = known;
    const filled = { sql: query, params: params.map((param) => fill(param, values)) };
    const prepared: PreparedStatement = { getQuery: () => filled, mapResult };
    return { _prepare: () => prepared } as unknown as Statement<Result>;
  };
}

/** A term for which each use of the statement gives the value. */
export function given(name: string): Placeholder {
  return sql.placeholder(name);
}

interface Built {
  readonly query: string;
  readonly params: readonly unknown[];
  readonly mapResult: PreparedStatement['mapResult'];
}

function readStatement(statement: Statement): Built {
  const prepared = (statement as unknown as { _prepare(): PreparedStatement })._prepare();
  const { sql: query, params } = prepared.getQuery();
  return {
    query,
    params,
    mapResult: (result, isFromBatch) => prepared.mapResult(result, isFromBatch),
  };
}

function fill(param: unknown, values: Values): unknown {
  if (param instanceof Placeholder) return take(param, values);
  if (!(param instanceof Param) || !(param.value instanceof Placeholder)) return param;
  return param.encoder.mapToDriverValue(take(param.value, values));
}

function take({ name }: Placeholder, values: Values): unknown {
  const value = values[name];
  if (value === undefined) throw new TypeError(`nothing is given for ${name}`);
  return value;
}
