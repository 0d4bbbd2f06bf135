/** Opens an installation's database and keys, for a command or for the server. */

import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from '../db/client.ts';
import { createKeyring, type Keyring } from '../keys/keyring.ts';
import { loadInstallationSecret } from '../keys/secret.ts';
import { createAdmin } from './admin.ts';
import { createDataDir } from './settings.ts';

export interface Installation {
  readonly db: Database;
  readonly keyring: Keyring;
}

/** Takes ownership of the data directory; throws DatabaseLockedError when another process has it. */
export async function openInstallation(
  config: Config,
  onFatal: (error: unknown) => void,
): Promise<Installation> {
  createDataDir(config);
  const db = await openDatabase({ url: config.databaseUrl, clock: systemClock, onFatal });
  const keyring = createKeyring(db, loadInstallationSecret(config.dataDir), systemClock);
  return { db, keyring };
}

/** Does one admin request with the database in hand. */
export async function askDirectly(
  config: Config,
  request: Parameters<ReturnType<typeof createAdmin>>[0],
): Promise<unknown> {
  const { db, keyring } = await openInstallation(config, (error) => {
    throw error;
  });
  try {
    return await createAdmin(db, keyring)(request);
  } finally {
    await db.close();
  }
}
