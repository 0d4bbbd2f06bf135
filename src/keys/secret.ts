/** The installation's secret, which makes stored digests useless without this data directory. */

import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const secretBytes = 32;

/** Reads the secret, making it (mode 0600) on first use. */
export function loadInstallationSecret(dataDir: string): Uint8Array {
  const path = join(dataDir, 'secret');
  const existing = readIfPresent(path);
  if (existing === undefined) return createSecret(path);
  if (existing.length !== secretBytes) throw new Error(`${path} is damaged`);
  return existing;
}

/** Tells secrets apart without telling them, in hexadecimal. */
export function fingerprintSecret(secret: Uint8Array): string {
  return createHmac('sha256', secret).update('enrichd secret').digest('hex');
}

function createSecret(path: string): Uint8Array {
  const secret = randomBytes(secretBytes);
  const draft = `${path}.new`;
  const descriptor = openSync(draft, 'w', 0o600);
  writeSync(descriptor, secret);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(draft, path);
  return secret;
}

function readIfPresent(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
