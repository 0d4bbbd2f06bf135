#!/usr/bin/env node
/** The command line: argv and environment in, exit code out. */

import type { CommandIo } from './cli/io.ts';
import { exitDone, exitFailed, exitUsage, UsageError } from './cli/io.ts';
import { USAGE } from './cli/usage.ts';
import { ConfigError } from './config.ts';
import { preloadKnowledge } from './pool/knowledge.ts';
import { runtime } from './runtime.ts';

type Command = (args: string[], io: CommandIo) => Promise<number>;

/** Each command is loaded only when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => {
    preloadKnowledge();
    return (await import('./cli/serve.ts')).serveCommand;
  },
  enrich: async () => (await import('./cli/enrich.ts')).enrichCommand,
  keys: async () => (await import('./cli/keys.ts')).keysCommand,
  jobs: async () => (await import('./cli/jobs.ts')).jobsCommand,
  backup: async () => (await import('./cli/backup.ts')).backupCommand,
  healthcheck: async () => (await import('./cli/healthcheck.ts')).healthcheckCommand,
  config: async () => (await import('./cli/config.ts')).configCommand,
  version: async () => (await import('./cli/version.ts')).versionCommand,
};

const HELP = new Set(['help', '--help', '-h']);

async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...args] = argv;
  if (name !== undefined && [name, ...args].some((arg) => HELP.has(arg))) {
    io.stdout.write(USAGE);
    return exitDone;
  }
  const load = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name ?? ''] : undefined;
  if (load === undefined) {
    io.stderr.write(USAGE);
    return exitUsage;
  }
  try {
    const command = await load();
    return await command(args, io);
  } catch (error) {
    io.stderr.write(`enrichd: ${error instanceof Error ? error.message : 'failed'}\n`);
    return isUsage(error) ? exitUsage : exitFailed;
  }
}

function isUsage(error: unknown): boolean {
  if (error instanceof UsageError || error instanceof ConfigError) return true;
  // Thrown by node:util parseArgs for an unknown or incomplete option.
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('ERR_PARSE_ARGS_');
}

const { env, stdin, stdout, stderr } = process;
// Whoever reads the output may stop early, as `head` does.
stdout.on('error', () => process.exit(exitDone));
runtime.prepare(env);
void run(process.argv.slice(2), { env, stdin, stdout, stderr }).then((code) => process.exit(code));
