/** Runs `*.test.ts`, with `--long` the slow `*.long.ts`, with `--built` the build's, or files named. */

import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

/** Test files run side by side; each may start a server with a thread or two of its own. */
const filesAtOnce = values.long ? 2 : 3;
/** Killed servers leave handles open; elsewhere an exit by force would lose the last results. */
const isSlow = values.long || values.built;
const testMs = isSlow ? 1_800_000 : 120_000;

const kind = values.long ? 'long' : values.built ? 'built' : 'test';
const pattern = `test/**/*.${kind}.ts`;
const files = positionals.length > 0 ? positionals : globSync(pattern).sort();
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    `--test-concurrency=${filesAtOnce}`,
    `--test-timeout=${testMs}`,
    ...(isSlow ? ['--test-force-exit'] : []),
    ...files,
  ],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
