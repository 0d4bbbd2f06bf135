/** Brings the tables up to date: every missing migration, in one atomic write. */

import type { Client } from '@libsql/client/sqlite3';
import { MIGRATIONS } from './migrations.ts';

/** Applies what is missing; throws when the file was written by a newer release. */
export async function migrate(client: Client, nowMs: number): Promise<void> {
  await client.execute(
    'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at_ms integer NOT NULL)',
  );
  const { rows } = await client.execute('SELECT name FROM migrations');
  const applied = new Set(rows.map((row) => String(row.name)));
  const missing = MIGRATIONS.filter(({ name }) => !applied.has(name));
  if (applied.size + missing.length > MIGRATIONS.length) {
    throw new Error('the database was written by a newer release of enrichd');
  }
  if (missing.length === 0) return;
  await client.batch(
    missing.flatMap(({ name, statements }) => [
      ...statements,
      { sql: 'INSERT INTO migrations VALUES (?, ?)', args: [name, nowMs] },
    ]),
    'write',
  );
}
