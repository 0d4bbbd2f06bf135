/** The configuration of this machine and environment, as commands use it. */

import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Config, loadConfig } from '../config.ts';
import type { CommandIo } from './io.ts';

/** Throws ConfigError. */
export function readConfig(io: CommandIo): Config {
  return loadConfig(io.env, {
    cores: availableParallelism(),
    isTerminal: io.stderr.isTTY === true,
  });
}

/** Makes the data directory, open to its owner alone. */
export function createDataDir(config: Config): void {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
}
