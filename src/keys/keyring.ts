/** Recognises the key of a request, and creates and revokes keys. */

import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { digestKey, guessKeyId, isSameDigest, isSameText, makeKey, parseKeyId } from './key.ts';
import { chargeQuota } from './quota.ts';
import {
  findKey,
  insertFirstKey,
  insertKey,
  type NewKey,
  revokeKey,
  type StoredKey,
} from './store.ts';

export interface KeyRequest {
  readonly name: string;
  readonly tenant?: string | undefined;
  readonly quotaItems?: number | undefined;
}

export interface Keyring {
  /** The live key that this text is, or undefined. */
  authenticate(key: string): Promise<StoredKey | undefined>;
  /** Charges the items to the key's month; throws AppError when its quota forbids. */
  charge(key: StoredKey, items: number): Promise<void>;
  /** Makes a key; its text is returned here and never again. */
  create(request: KeyRequest): Promise<{ readonly id: string; readonly key: string }>;
  /** Makes the installation's first key; undefined when it has keys already. */
  createFirst(name: string): Promise<string | undefined>;
  /** Revokes at once; false when there is no such live key. */
  revoke(id: string): Promise<boolean>;
}

export const defaultTenant = 'default';
const defaultPlan = 'self-hosted';

/** Keys remembered between requests, and for how long. */
export const cachedKeysMax = 1000;
export const cachedKeyMs = 10_000;

interface CachedKey {
  readonly stored: StoredKey;
  readonly expiresAtMs: number;
  /** The whole key once its digest was found right, so that it need not be made again. */
  text: Buffer | undefined;
}

export function createKeyring(db: Database, secret: Uint8Array, clock: Clock): Keyring {
  const cache = new Map<string, CachedKey>();

  function findCached(id: string): CachedKey | undefined {
    const cached = cache.get(id);
    return cached !== undefined && cached.expiresAtMs > clock.monotonic() ? cached : undefined;
  }

  async function recall(id: string): Promise<CachedKey | undefined> {
    const cached = findCached(id);
    if (cached !== undefined) return cached;
    cache.delete(id);
    const stored = await findKey(db, id);
    if (stored === undefined || stored.revokedAtMs !== null) return undefined;
    const oldest = cache.size >= cachedKeysMax ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    const fresh = { stored, expiresAtMs: clock.monotonic() + cachedKeyMs, text: undefined };
    cache.set(id, fresh);
    return fresh;
  }

  function draw(request: KeyRequest): { readonly key: string; readonly stored: NewKey } {
    const key = makeKey();
    const id = parseKeyId(key);
    if (id === undefined) throw new Error('a new key does not parse');
    const { name, tenant = defaultTenant, quotaItems = null } = request;
    const digest = digestKey(key, secret);
    return { key, stored: { id, name, tenant, digest, plan: defaultPlan, quotaItems } };
  }

  return {
    async authenticate(key) {
      const known = findCached(guessKeyId(key));
      if (known?.text !== undefined && isSameText(known.text, key)) return known.stored;
      const id = parseKeyId(key);
      if (id === undefined) return undefined;
      const cached = await recall(id);
      const digest = digestKey(key, secret);
      const expected = cached?.stored.digest ?? '0'.repeat(digest.length);
      if (!isSameDigest(digest, expected) || cached === undefined) return undefined;
      cached.text = Buffer.from(key);
      return cached.stored;
    },

    charge: (key, items) => chargeQuota(db, key, items),

    async create(request) {
      const { key, stored } = draw(request);
      await insertKey(db, stored);
      return { id: stored.id, key };
    },

    async createFirst(name) {
      const { key, stored } = draw({ name });
      return (await insertFirstKey(db, stored)) ? key : undefined;
    },

    async revoke(id) {
      const isRevoked = await revokeKey(db, id);
      // After the commit, so that a reader between the two cannot cache the live row again.
      cache.delete(id);
      return isRevoked;
    },
  };
}
