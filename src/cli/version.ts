/** `enrichd version`: prints the release. */

import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { type CommandIo, exitDone } from './io.ts';

export const version = manifest.version;

export async function versionCommand(args: string[], io: CommandIo): Promise<number> {
  parseArgs({ args, options: {} });
  io.stdout.write(`enrichd ${version}\n`);
  return exitDone;
}
