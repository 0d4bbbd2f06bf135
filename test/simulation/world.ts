/** The ground of a simulation: a real database under a virtual clock, its statements open to edits. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Client, InStatement } from '@libsql/client/sqlite3';
import { type SQL, sql } from 'drizzle-orm';
import type { Clock } from '../../src/clock.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { createRandom, type Random } from '../accuracy/random.ts';
import { makeDirectory } from '../rig/directory.ts';
import type { Ledger } from './ledger.ts';

/** Rewrites a statement's text on its way to the database; `act` is what is being done. */
export type Edit = (text: string, act: string) => string;

export interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  ledger: Ledger;
  /** The act in progress, by which a mutant finds its statement. */
  act: string;
  /** How often each thing came about. */
  readonly tally: Map<string, number>;
  /** Moves the virtual time on. */
  pass(ms: number): void;
}

/** Items a month of the metered key. */
export const quotaItems = 700;

const TABLES = ['jobs', 'job_inputs', 'job_results', 'usage', 'erasures'];

export async function createWorld(seed: number, ledger: Ledger, edit?: Edit): Promise<World> {
  let nowMs = Date.UTC(2026, 0, 1);
  const clock: Clock = {
    now: () => nowMs,
    monotonic: () => nowMs,
    sleep: () => new Promise(() => {}),
  };
  const db = await openDatabase({
    url: pathToFileURL(join(makeDirectory(), 'simulated.db')).href,
    clock,
    onFatal: (error) => {
      throw error;
    },
  });
  const world: World = {
    db,
    clock,
    random: createRandom(seed),
    ledger,
    act: 'open',
    tally: new Map(),
    pass(ms) {
      nowMs += ms;
    },
  };
  // Durability is proved by the crash tests; here it would only cost time.
  await db.orm.all(sql`PRAGMA synchronous=OFF`);
  for (const table of TABLES) await run(db, `CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
  await db.write(
    db.orm.run(sql`INSERT INTO api_keys (id, name, tenant, digest, plan, quota_items,
    created_at_ms) VALUES ('free', '', '', '', '', NULL, 0), ('metered', '', '', '', '', ${quotaItems}, 0)`),
  );
  if (edit !== undefined) editStatements(db, world, edit);
  return world;
}

export function count(world: World, event: string): void {
  world.tally.set(event, (world.tally.get(event) ?? 0) + 1);
}

/** Keeps a copy of every row, as a backup would. */
export function keepCopy(db: Database): Promise<unknown> {
  return copyRows(db, (table) => [`kept_${table}`, table]);
}

/** Puts every row back as it was when the copy was kept. */
export function restoreCopy(db: Database): Promise<unknown> {
  return copyRows(db, (table) => [table, `kept_${table}`]);
}

function copyRows(db: Database, route: (table: string) => [string, string]): Promise<unknown> {
  const texts = TABLES.flatMap((table) => {
    const [to, from] = route(table);
    return [`DELETE FROM ${to}`, `INSERT INTO ${to} SELECT * FROM ${from}`];
  });
  return db.write(...texts.map((text) => db.orm.run(sql.raw(text))));
}

function run(db: Database, text: string): Promise<unknown> {
  return db.write(db.orm.run(sql.raw(text) as SQL));
}

/** The one client serves reads and writes alike, so edits on it reach every statement. */
function editStatements(db: Database, world: World, edit: Edit): void {
  const { $client: client } = db.orm as unknown as { $client: Client };
  const [execute, batch] = [client.execute.bind(client), client.batch.bind(client)];
  const rewrite = (statement: unknown): InStatement => {
    if (typeof statement === 'string') return edit(statement, world.act);
    const { sql: text, ...others } = statement as { sql: string };
    return { ...others, sql: edit(text, world.act) };
  };
  client.execute = (statement: unknown) => execute(rewrite(statement));
  client.batch = (statements, mode) => batch(statements.map(rewrite), mode);
}
