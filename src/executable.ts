/** Where the program's own parts are when it runs as one executable: embedded in it. */

import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getAsset } from 'node:sea';
import { copyPart, locatePart } from './embedded.ts';
import type { Runtime } from './runtime.ts';

let addonPath: string | undefined;
let addonFolders: readonly string[] = [];

export const runtime: Runtime = {
  prepare(environment) {
    addonPath = environment.ENRICHD_ADDON || undefined;
    addonFolders = [environment.ENRICHD_DATA_DIR || './data', tmpdir()];
  },
  worker: 'enrichd-worker',
  locate: locatePart,
};

/** The source text of a worker thread. */
export function workerSource(): string {
  return getAsset('worker.js', 'utf8');
}

/**
 * Loads the embedded database library. The system loads libraries from files alone, so its bytes
 * are written for a moment; a folder may be read-only or mounted noexec, so two are tried.
 */
export function loadAddon(): unknown {
  if (addonPath !== undefined) return open(resolve(addonPath));
  const reasons: string[] = [];
  for (const folder of addonFolders) {
    try {
      return openFrom(resolve(folder));
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  const advice = 'Set ENRICHD_ADDON to an unpacked libsql.node, or TMPDIR to a usable folder.';
  throw new Error(`The database library could not be loaded. ${advice}\n  ${reasons.join('\n  ')}`);
}

function openFrom(folder: string): unknown {
  // The data directory, which a first start has yet to make.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `.enrichd-${randomUUID()}.node`);
  try {
    const file = openSync(path, 'wx', 0o700);
    try {
      copyPart('libsql.node', file);
    } finally {
      closeSync(file);
    }
    return open(path);
  } finally {
    // A loaded library stays mapped without its name.
    rmSync(path, { force: true });
  }
}

function open(path: string): unknown {
  const module = { exports: {} };
  process.dlopen(module, path, constants.dlopen.RTLD_LAZY);
  return module.exports;
}
