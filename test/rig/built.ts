/** The built executable, or the source on another runtime, run as its users run it. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const executable = `${root}dist/enrichd-linux-${process.arch}`;
export const addon = `${root}dist/libsql-linux-${process.arch}.node`;

if (!existsSync(executable)) throw new Error('npm run build comes before these tests');

/** The source on the Node of the tests. */
export const nodeCommand = [process.execPath, `${root}src/main.ts`];

export interface Place {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end with the text on its standard input. */
export function run(command: readonly string[], { cwd, env }: Place, input = ''): Ended {
  const [program = '', ...args] = command;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

export interface Running {
  readonly url: string;
  readonly pid: number;
  /** The key shown at the first start. */
  readonly key: string | undefined;
  readonly stderr: () => string;
  /** Sends the signal; the exit code, or null when the signal ended it. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
}

/** Runs a `serve` command on a free port until its ready line. */
export async function startServer(
  command: readonly string[],
  { cwd, env }: Place,
): Promise<Running> {
  const [program = '', ...args] = command;
  const child: ChildProcess = spawn(program, args, {
    cwd,
    env: { PATH: process.env.PATH ?? '', ENRICHD_PORT: '0', ENRICHD_THREADS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  if (child.stdout === null || child.pid === undefined) throw new Error(`cannot start ${program}`);
  let stderr = '';
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  let key: string | undefined;
  for await (const line of createInterface(child.stdout)) {
    key ??= /en_live_\w+/.exec(line)?.[0];
    const url = /^enrichd \S+ is ready at (\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    const { pid } = child;
    return {
      url,
      pid,
      key,
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

/** One call with a key; the status and the text of the answer. */
export async function call(
  server: Running,
  key: string | undefined,
  path: string,
  transactions?: readonly string[],
): Promise<{ status: number; text: string }> {
  const response = await fetch(server.url + path, {
    headers: { 'X-API-Key': key ?? '', 'Content-Type': 'application/json' },
    ...(transactions === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify({ transactions }) }),
  });
  return { status: response.status, text: await response.text() };
}

/** Submits a job; its id. */
export async function submit(
  server: Running,
  key: string | undefined,
  transactions: readonly string[],
): Promise<string> {
  const { status, text } = await call(server, key, '/v1/enrich/async', transactions);
  if (status !== 202) throw new Error(`${status} ${text}`);
  return (JSON.parse(text) as { job_id: string }).job_id;
}

/** The job's answer once it has ended; each call waits on the server. */
export async function waitForJob(
  server: Running,
  key: string | undefined,
  id: string,
): Promise<{ status: string; results: unknown[] }> {
  for (;;) {
    const response = await fetch(`${server.url}/v1/enrich/jobs/${id}`, {
      headers: { 'X-API-Key': key ?? '', Prefer: 'wait=30' },
    });
    const job = (await response.json()) as { status: string; results: unknown[] };
    if (job.status === 'complete' || job.status === 'failed') return job;
  }
}

/** Descriptors of the gold set, as many as asked for, each made different by a number. */
export function descriptors(count: number): string[] {
  const lines = readFileSync(`${root}test/accuracy/gold.jsonl`, 'utf8').trim().split('\n');
  const texts = lines.map((line) => (JSON.parse(line) as { raw: string }).raw);
  return Array.from({ length: count }, (_, i) => `${texts[i % texts.length]} ${i}`);
}

/** Megabytes of memory a process holds. */
export function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) * 1024) / 1e6;
}

/** Fails with the first line that differs. */
export function assertSameText(actual: string, expected: string): void {
  const lines = expected.split('\n');
  const first = actual.split('\n').findIndex((line, i) => line !== lines[i]);
  if (first >= 0) assert.equal(actual.split('\n')[first], lines[first], `line ${first + 1}`);
  assert.equal(actual.length, expected.length);
}
