/** `enrichd config`: prints the effective configuration as environment variables. */

import { parseArgs } from 'node:util';
import { toVariables } from '../config.ts';
import { type CommandIo, exitDone } from './io.ts';
import { readConfig } from './settings.ts';

export async function configCommand(args: string[], io: CommandIo): Promise<number> {
  parseArgs({ args, options: {} });
  for (const [name, value] of Object.entries(toVariables(readConfig(io)))) {
    io.stdout.write(`${name}=${value}\n`);
  }
  return exitDone;
}
