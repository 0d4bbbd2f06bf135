/** The tenants' corrections: change them, list them, and have them ready for every request. */

import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { AppError } from '../errors.ts';
import { type Correction, correctionsMax } from './correction.ts';
import { type SharedRules, shareRules } from './shared.ts';
import {
  deleteCorrection,
  findCorrection,
  listCorrections,
  type Position,
  putCorrection,
  readVersion,
  type StoredCorrection,
} from './store.ts';

export interface Corrections {
  /** The tenant's rules as of now, or undefined when it has none. */
  rulesOf(tenant: string): Promise<SharedRules | undefined>;
  /** The tenant's rules as they would be with one more; nothing is stored. */
  rulesWith(tenant: string, candidate: Correction): Promise<SharedRules>;
  /** Stores or replaces; throws AppError when the tenant has no room. */
  save(
    tenant: string,
    correction: Correction,
  ): Promise<{ readonly correction: StoredCorrection; readonly isNew: boolean }>;
  find(tenant: string, id: string): Promise<StoredCorrection | undefined>;
  list(tenant: string, limit: number, after?: Position): Promise<StoredCorrection[]>;
  remove(tenant: string, id: string): Promise<boolean>;
}

/** Tenants whose rules are kept ready; the one loaded longest ago goes first. */
export const cachedTenantsMax = 100;

/** After this long it is asked whether another process changed the rules. */
export const cachedRulesMs = 2000;

/** Rows read in one statement, between which other work gets its turn. */
const loadedTogetherMax = 500;

interface CachedRules {
  readonly version: number;
  readonly corrections: readonly Correction[];
  readonly shared: SharedRules | undefined;
}

interface CacheEntry {
  readonly rules: Promise<CachedRules>;
  checkedAtMs: number;
}

export function createCorrections(db: Database, clock: Clock): Corrections {
  const cache = new Map<string, CacheEntry>();

  async function recall(tenant: string): Promise<CachedRules> {
    const entry = cache.get(tenant);
    if (entry === undefined) return remember(tenant, load(db, tenant));
    if (clock.monotonic() - entry.checkedAtMs < cachedRulesMs) return entry.rules;
    entry.checkedAtMs = clock.monotonic();
    const known = await entry.rules;
    const version = await readVersion(db, tenant);
    return version === known.version ? known : remember(tenant, load(db, tenant));
  }

  function remember(tenant: string, rules: Promise<CachedRules>): Promise<CachedRules> {
    const entry = { rules, checkedAtMs: clock.monotonic() };
    cache.delete(tenant);
    cache.set(tenant, entry);
    const oldest = cache.size > cachedTenantsMax ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    rules.catch(() => {
      if (cache.get(tenant) === entry) cache.delete(tenant);
    });
    return rules;
  }

  return {
    rulesOf: async (tenant) => (await recall(tenant)).shared,

    async rulesWith(tenant, candidate) {
      const { corrections } = await recall(tenant);
      return shareRules(`preview ${randomUUID()}`, [...corrections, candidate]);
    },

    async save(tenant, correction) {
      const id = randomUUID();
      const stored = await putCorrection(db, tenant, id, correction);
      // After the commit, so that a reader between the two cannot cache the old rules again.
      cache.delete(tenant);
      if (stored === undefined) {
        throw new AppError('too_many_corrections', { fields: { limit: correctionsMax } });
      }
      return { correction: stored, isNew: stored.id === id };
    },

    find: (tenant, id) => findCorrection(db, tenant, id),

    list: (tenant, limit, after) => listCorrections(db, tenant, limit, after),

    async remove(tenant, id) {
      const isRemoved = await deleteCorrection(db, tenant, id);
      cache.delete(tenant);
      // What it matched may be a customer's own words, which leave the log of the file as well.
      if (isRemoved) await db.compact();
      return isRemoved;
    },
  };
}

/** The version is read first: what is read after it is at least as new. */
async function load(db: Database, tenant: string): Promise<CachedRules> {
  const version = await readVersion(db, tenant);
  const corrections: Correction[] = [];
  let after: Position | undefined;
  while (version > 0) {
    const rows = await listCorrections(db, tenant, loadedTogetherMax, after);
    for (const { match, set } of rows) corrections.push({ match, set });
    after = rows.at(-1);
    if (rows.length < loadedTogetherMax) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const name = JSON.stringify([tenant, version]);
  const shared = corrections.length > 0 ? shareRules(name, corrections) : undefined;
  return { version, corrections, shared };
}
