/** Starts a server process to measure, ours or a floor, and ends it; its log goes to a file. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { makeDirectory } from '../../test/rig/directory.ts';

export interface Server {
  readonly url: string;
  /** A live key, empty for a server that asks for none. */
  readonly key: string;
  readonly pid: number;
  readonly dataDir: string;
  readonly log: string;
  /** Asks the stall watch for the longest stall since the last time. */
  readStallMs(): Promise<number>;
  end(): Promise<void>;
}

export interface ServerOptions {
  readonly threads?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
  readonly key?: string;
  /** What to run, with arguments before `serve`; the source files by default. */
  readonly command?: readonly [string, ...string[]];
  /** Modules loaded before ours. */
  readonly preload?: readonly string[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The executable of this machine, as `npm run build` leaves it. */
export const executable = join(root, `dist/enrichd-linux-${process.arch}`);

/** The path of a module of this folder. */
export function benchFile(name: string): string {
  return join(root, 'scripts/bench', name);
}

/** `enrichd serve`, as a user runs it. */
export function startService(options: ServerOptions = {}): Promise<Server> {
  const preload = [benchFile('stall-watch.ts'), ...(options.preload ?? [])];
  const imports = preload.flatMap((file) => ['--import', file]);
  const source = [process.execPath, ...imports, join(root, 'src/main.ts')] as const;
  return startServer(options, [...(options.command ?? source), 'serve'], /is ready at (\S+)$/);
}

/** A floor: a module of this folder that prints its address. */
export function startFloor(file: string, options: ServerOptions = {}): Promise<Server> {
  return startServer(options, [process.execPath, benchFile(file)], /^listening at (\S+)$/);
}

async function startServer(
  { threads = 1, env = {}, dataDir = makeDirectory(), key = '' }: ServerOptions,
  [command = '', ...args]: readonly string[],
  ready: RegExp,
): Promise<Server> {
  const log = join(dataDir, 'bench.log');
  const child = spawn(command, args, {
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, ENRICHD_DATA_DIR: dataDir },
      ...{ ENRICHD_PORT: '0', ENRICHD_THREADS: String(threads), ENRICHD_LOG: 'json' },
      ...env,
    },
    stdio: ['ignore', 'pipe', openSync(log, 'a')],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const found = await awaitReady(child, ready, log);
  return {
    ...{ dataDir, log, pid: child.pid ?? 0 },
    url: found.url,
    key: found.key || key,
    readStallMs: () => readStall(child),
    async end() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      process.off('exit', kill);
    },
  };
}

async function awaitReady(child: ChildProcess, ready: RegExp, log: string) {
  if (child.stdout === null) throw new Error('the server has no output');
  let key = '';
  for await (const line of createInterface(child.stdout)) {
    key ||= /^ {2}(en_live_\S+)$/.exec(line)?.[1] ?? '';
    const url = ready.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.on('data', () => {});
    child.stdout.resume();
    return { url, key };
  }
  throw new Error(`the server did not start: ${readFileSync(log, 'utf8').slice(-2000)}`);
}

async function readStall(child: ChildProcess): Promise<number> {
  const { stdout } = child;
  if (stdout === null) throw new Error('the server has no output');
  const answered = new Promise<number>((resolve) => {
    const listen = (bytes: Buffer) => {
      const found = /^stall (\S+)$/m.exec(bytes.toString());
      if (found === null) return;
      stdout.off('data', listen);
      resolve(Number(found[1]));
    };
    stdout.on('data', listen);
  });
  child.kill('SIGUSR2');
  return answered;
}

/** A figure of a process in MiB, as Linux keeps it: `VmRSS` now, `VmHWM` at its highest. */
export function readMemory(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
}
