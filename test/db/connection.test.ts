/** Kept statements answer as new ones do, hold nothing open, and fail alone. */

import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LibsqlError } from '@libsql/client/sqlite3';
import { cachedStatementsMax, openConnection } from '../../src/db/connection.ts';
import { makeDirectory } from '../rig/directory.ts';

const directory = makeDirectory();
const file = join(directory, 'kept.db');
const connection = openConnection(file, Date.now);
await connection.execute('PRAGMA journal_mode=WAL');
await connection.execute('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, bytes BLOB)');

test('values come back as they went in, by position and by name', async () => {
  const bytes = Buffer.from([0, 1, 255]);
  const atMs = 1_795_000_000_123;
  const insert = { sql: 'INSERT INTO things VALUES (?, ?, ?)', args: [atMs, 'a', bytes] };
  assert.equal((await connection.execute(insert)).rowsAffected, 1);
  const select = { sql: 'SELECT id, name, bytes FROM things WHERE id = ?', args: [atMs] };
  for (let time = 0; time < 2; time++) {
    const { rows, columns } = await connection.execute(select);
    assert.deepEqual(columns, ['id', 'name', 'bytes']);
    assert.deepEqual([rows[0]?.id, rows[0]?.[1], rows[0]?.length], [atMs, 'a', 3]);
    assert.deepEqual(Buffer.from(rows[0]?.bytes as ArrayBuffer), bytes);
  }
});

test('a batch that fails leaves nothing behind, and the next one commits', async () => {
  const insert = { sql: 'INSERT INTO things VALUES (?, ?, NULL)', args: [1, 'one'] };
  const isConstraint = (error: unknown) =>
    error instanceof LibsqlError && error.code === 'SQLITE_CONSTRAINT';
  await assert.rejects(connection.batch([insert, insert], 'write'), isConstraint);
  const count = { sql: 'SELECT count(*) AS n FROM things WHERE id = ?', args: [1] };
  assert.equal((await connection.execute(count)).rows[0]?.n, 0);
  await connection.batch([insert], 'write');
  assert.equal((await connection.execute(count)).rows[0]?.n, 1);
});

test('more statements than are kept all work, and none holds the file open', async () => {
  for (let n = 0; n < cachedStatementsMax + 20; n++) {
    const { rows } = await connection.execute(`SELECT id, ${n} AS n FROM things LIMIT 1`);
    assert.equal(rows[0]?.n, n);
  }
  await connection.execute({ sql: 'VACUUM INTO ?', args: [join(directory, 'copy.db')] });
  assert.ok(existsSync(join(directory, 'copy.db')));
  await connection.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  assert.equal(statSync(`${file}-wal`).size, 0);
});

test('a parameter that is missing is refused', async () => {
  const select = { sql: 'SELECT ?', args: [undefined as never] };
  await assert.rejects(connection.execute(select), TypeError);
});
