/** The one connection: safe settings, writes in order, faults apart from each other. */

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { sql } from 'drizzle-orm';
import { systemClock } from '../../src/clock.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { probe } from '../../src/db/probe.ts';
import { meta } from '../../src/db/schema.ts';
import { AppError } from '../../src/errors.ts';
import { makeDirectory } from '../rig/directory.ts';
import { openStore } from '../rig/service.ts';

function insert(db: Database, name: string, value = '') {
  return db.orm.insert(meta).values({ name, value }).returning({ name: meta.name });
}

async function listNames(db: Database): Promise<string[]> {
  return (await db.orm.select().from(meta)).map(({ name }) => name);
}

test('the file is owned exclusively, logged ahead, synced fully, erased securely, private', async () => {
  const { db, file } = await openStore(systemClock);
  const read = async (name: string) =>
    Object.values(
      (await db.orm.all<Record<string, unknown>>(sql.raw(`PRAGMA ${name}`)))[0] ?? {},
    )[0];
  assert.equal(await read('locking_mode'), 'exclusive');
  assert.equal(await read('journal_mode'), 'wal');
  assert.equal(await read('synchronous'), 2);
  assert.equal(await read('secure_delete'), 1);
  assert.equal(await read('auto_vacuum'), 2);
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('writes that wait together are committed together, each with its own results', async () => {
  const { db } = await openStore(systemClock);
  const writes = Array.from({ length: 500 }, (_, i) => db.write(insert(db, `name ${i}`)));
  const results = await Promise.all(writes);
  results.forEach(([rows], i) => {
    assert.deepEqual(rows, [{ name: `name ${i}` }]);
  });
  assert.equal((await listNames(db)).length, 500);
});

test('a write that fails takes no neighbour with it, and is undone as a whole', async () => {
  const { db } = await openStore(systemClock);
  await db.write(insert(db, 'taken'));
  const outcomes = await Promise.allSettled([
    db.write(insert(db, 'before')),
    db.write(insert(db, 'half'), insert(db, 'taken')),
    db.write(insert(db, 'behind')),
  ]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual((await listNames(db)).sort(), ['before', 'behind', 'taken']);
});

test('a full disk is told apart, reads go on, and writes resume when there is room', async () => {
  const { db } = await openStore(systemClock);
  await db.write(insert(db, 'first'));
  await db.orm.all(sql.raw('PRAGMA max_page_count=1'));
  const isUnavailable = (error: unknown) => error instanceof AppError && error.status === 503;
  await assert.rejects(db.write(insert(db, 'big', 'x'.repeat(1_000_000))), isUnavailable);
  assert.deepEqual(await listNames(db), ['first']);
  await db.orm.all(sql.raw('PRAGMA max_page_count=1000000'));
  await db.write(insert(db, 'big', 'x'.repeat(1_000_000)));
  await probe(db);
  const [check] = await db.orm.all<{ integrity_check: string }>(sql.raw('PRAGMA integrity_check'));
  assert.equal(check?.integrity_check, 'ok');
});

test('a path with spaces and signs is taken as it is', async () => {
  const file = join(makeDirectory(), 'a b#c%20?d.db');
  const db = await openDatabase({
    url: pathToFileURL(file).href,
    clock: systemClock,
    onFatal: () => assert.fail(),
  });
  await probe(db);
  assert.ok(statSync(file).size > 0);
});

test('a backup opens, holds what was committed, and is private', async () => {
  const { db } = await openStore(systemClock);
  await db.write(insert(db, 'kept'));
  const copy = join(makeDirectory(), 'copy.db');
  await db.backup(copy);
  await db.write(insert(db, 'later'));
  assert.equal(statSync(copy).mode & 0o777, 0o600);
  const restored = await openDatabase({
    url: pathToFileURL(copy).href,
    clock: systemClock,
    onFatal: () => assert.fail(),
  });
  assert.deepEqual(await listNames(restored), ['kept']);
});

test('compacting gives the freed pages back, and the store goes on taking writes', async () => {
  const { db, file } = await openStore(systemClock);
  for (let i = 0; i < 20; i++) await db.write(insert(db, `row ${i}`, 'x'.repeat(100_000)));
  await db.compact();
  const bytesBefore = statSync(file).size;
  await db.write(db.orm.delete(meta));
  await db.compact();
  assert.ok(statSync(file).size < bytesBefore - 20 * 100_000);
  assert.equal(statSync(`${file}-wal`).size, 0);
  await Promise.all([db.write(insert(db, 'after')), db.compact(), db.write(insert(db, 'again'))]);
  assert.deepEqual(await listNames(db), ['after', 'again']);
});
