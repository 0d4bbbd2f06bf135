/** Builds a query once for a database; building one anew costs more than running it. */

import type { Database } from './client.ts';

/** `build` may leave `sql.placeholder`s, which each run fills. */
export function prepareOnce<Query extends object>(
  build: (orm: Database['orm']) => Query,
): (db: Database) => Query {
  const built = new WeakMap<Database, Query>();
  return (db) => {
    const known = built.get(db);
    if (known !== undefined) return known;
    const query = build(db.orm);
    built.set(db, query);
    return query;
  };
}
