/** `enrichd backup FILE`: a consistent copy of the database, also while it is in use. */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ask } from './ask.ts';
import { type CommandIo, exitDone, exitFailed, UsageError } from './io.ts';

export async function backupCommand(args: string[], io: CommandIo): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('backup needs one FILE');
  const path = resolve(file);
  if (existsSync(path)) {
    io.stderr.write('The file exists already; a backup never overwrites.\n');
    return exitFailed;
  }
  await ask(io, { command: 'backup', path });
  io.stderr.write(`Wrote ${path}. Keep the file "secret" of the data directory with it.\n`);
  return exitDone;
}
