/** Opens an installation's database and keys, for a command or for the server. */

import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from '../db/client.ts';
import { erase } from '../jobs/store.ts';
import { createKeyring, type Keyring } from '../keys/keyring.ts';
import { fingerprintSecret, loadInstallationSecret } from '../keys/secret.ts';
import { confirmSecret } from '../keys/store.ts';
import type { Log } from '../log.ts';
import { createAdmin } from './admin.ts';
import { createDataDir } from './settings.ts';

export interface Installation {
  readonly db: Database;
  readonly keyring: Keyring;
}

/**
 * Takes ownership of the data directory, or joins the instances on one libSQL server. Throws
 * DatabaseLockedError when another process has the file.
 */
export async function openInstallation(
  config: Config,
  onFatal: (error: unknown) => void,
): Promise<Installation> {
  createDataDir(config);
  const { databaseUrl: url, databaseToken: token } = config;
  const db = await openDatabase({ url, token, clock: systemClock, onFatal });
  const secret =
    config.secret === undefined
      ? loadInstallationSecret(config.dataDir)
      : Buffer.from(config.secret, 'hex');
  if (db.isShared && !(await confirmSecret(db, fingerprintSecret(secret)))) {
    throw new Error(
      'The keys on this libSQL server were made under another secret. Copy the file "secret" ' +
        "of the first instance's data directory here, or give all instances one ENRICHD_SECRET.",
    );
  }
  return { db, keyring: createKeyring(db, secret, systemClock) };
}

/** Does one admin request with the database in hand. */
export async function askDirectly(
  config: Config,
  log: Log,
  request: Parameters<ReturnType<typeof createAdmin>>[0],
): Promise<unknown> {
  const { db, keyring } = await openInstallation(config, (error) => {
    throw error;
  });
  try {
    return await createAdmin({ db, keyring, log, eraseJob: (id) => eraseJob(db, id) })(request);
  } finally {
    await db.close();
  }
}

async function eraseJob(db: Database, id: string): Promise<boolean> {
  const isErased = (await erase(db, [id])) > 0;
  if (isErased) await db.compact();
  return isErased;
}
