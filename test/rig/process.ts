/** The service as its users run it: `enrichd serve` in a process of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command to its end. */
export function runCommand(dataDir: string, ...args: string[]): Promise<CommandResult> {
  return runCommandIn({ ENRICHD_DATA_DIR: dataDir }, ...args);
}

/** Runs one command to its end in an environment that names the data directory. */
export async function runCommandIn(
  env: Record<string, string>,
  ...args: string[]
): Promise<CommandResult> {
  const child = start([main, ...args], env);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

export interface Served {
  readonly url: string;
  readonly pid: number;
  /** Everything printed up to the ready line. */
  readonly greeting: string;
  stderr(): string;
  /** Sends the signal and resolves with the exit code, null when the signal killed it. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
}

/**
 * Starts a server on a free port and waits for its ready line; `entry` is the file to run, with
 * arguments that go before the command.
 */
export async function serve(
  dataDir: string,
  env: Record<string, string> = {},
  entry: readonly string[] = [main],
): Promise<Served> {
  const child = start([...entry, 'serve'], {
    ENRICHD_DATA_DIR: dataDir,
    ENRICHD_PORT: '0',
    ENRICHD_THREADS: '1',
    ...env,
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    const url = /^enrichd \S+ is ready at (\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    return {
      url,
      pid: child.pid ?? 0,
      greeting: lines.join('\n'),
      stderr: () => stderr,
      async end(signal) {
        const exited = once(child, 'exit') as Promise<[number | null]>;
        child.kill(signal);
        return (await exited)[0];
      },
    };
  }
  throw new Error(`serve ended before it was ready: ${stderr}`);
}

function start(args: readonly string[], env: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the child has no pipes');
  return Object.assign(child, { stdout, stderr });
}
