/** Brings the tables up to date: every missing migration, in one atomic write. */

import type { Client, InStatement } from '@libsql/client/sqlite3';
import { MIGRATIONS } from './migrations.ts';

/** Applies what is missing; throws when the database was written by a newer release. */
export async function migrate(client: Pick<Client, 'execute' | 'batch'>): Promise<void> {
  await client.execute(
    'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at_ms integer NOT NULL)',
  );
  const missing = await listMissing(client);
  if (missing.length === 0) return;
  try {
    await client.batch(
      missing.flatMap(({ name, statements }) => [record(name), ...statements]),
      'write',
    );
  } catch (error) {
    // Another instance may have been first: the record's key then stopped this one at its start.
    if ((await listMissing(client)).length === missing.length) throw error;
    await migrate(client);
  }
}

async function listMissing(client: Pick<Client, 'execute'>) {
  const { rows } = await client.execute('SELECT name FROM migrations');
  const applied = new Set(rows.map((row) => String(row.name)));
  const missing = MIGRATIONS.filter(({ name }) => !applied.has(name));
  if (applied.size + missing.length > MIGRATIONS.length) {
    throw new Error('the database was written by a newer release of enrichd');
  }
  return missing;
}

function record(name: string): InStatement {
  return { sql: 'INSERT INTO migrations VALUES (?, unixepoch() * 1000)', args: [name] };
}
