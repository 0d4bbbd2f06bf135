/** A page in a real Chromium, driven through the browser's own debugging protocol. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { makeDirectory } from './directory.ts';

const program = findProgram('chromium', 'chromium-browser', 'google-chrome');

/** Why a test with a browser is skipped here, or false. */
export const chromiumMissing =
  program === undefined && 'no Chromium: apt-get install -y chromium brings it';

const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];

/** Starts a browser of its own with one page; resolves at once. */
export function startChromium(...args: readonly string[]) {
  const profile = `--user-data-dir=${makeDirectory()}`;
  const browser = spawn(program ?? '', [...FLAGS, profile, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => browser.kill('SIGKILL'));
  return browser;
}

export interface Page {
  /** The value of an expression in the page; a promise is awaited. */
  evaluate(expression: string): Promise<unknown>;
  /** Waits until the expression is true. */
  until(expression: string): Promise<void>;
  /** What the page threw, what its policy blocked, and what it logged as an error. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: unknown;
}

const patienceMs = 20_000;

export async function openPage(url: string): Promise<Page> {
  const browser = startChromium('--remote-debugging-port=0', 'about:blank');
  const ended = once(browser, 'exit');
  const socket = await connect(await findPage(browser.stderr));
  const faults: string[] = [];
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result } = JSON.parse(String(data)) as Message;
    if (id !== undefined) waiting.get(id)?.(result);
    if (method === 'Runtime.exceptionThrown' || isFault(method, params)) {
      faults.push(JSON.stringify(params));
    }
  });
  let lastId = 0;
  const call = (method: string, params: object = {}) =>
    new Promise<unknown>((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      socket.send(JSON.stringify({ id: lastId, method, params }));
    });

  async function evaluate(expression: string): Promise<unknown> {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = (await call('Runtime.evaluate', params)) as Evaluated;
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  async function until(expression: string): Promise<void> {
    const deadlineMs = performance.now() + patienceMs;
    while ((await evaluate(`Boolean(${expression})`)) !== true) {
      if (performance.now() > deadlineMs) {
        const shown = await evaluate('document.body?.innerText');
        throw new Error(`waited in vain for ${expression}; the page shows: ${shown}`);
      }
      await delay(20);
    }
  }

  for (const domain of ['Runtime', 'Log', 'Page']) await call(`${domain}.enable`);
  await call('Page.navigate', { url });
  await until("location.href !== 'about:blank' && document.readyState === 'complete'");
  return {
    evaluate,
    until,
    faults,
    async close() {
      browser.kill('SIGKILL');
      await ended;
    },
  };
}

function isFault(method: string | undefined, params: unknown): boolean {
  if (method !== 'Log.entryAdded') return false;
  return (params as { entry: { level: string } }).entry.level === 'error';
}

/** The address of the first page, by the port that the browser prints. */
async function findPage(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(stderr)) {
    const port = /^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1];
    if (port === undefined) continue;
    stderr.resume();
    const list = await fetch(`http://127.0.0.1:${port}/json/list`);
    const pages = (await list.json()) as { type: string; webSocketDebuggerUrl: string }[];
    const page = pages.find(({ type }) => type === 'page');
    if (page !== undefined) return page.webSocketDebuggerUrl;
  }
  throw new Error('the browser opened no page');
}

async function connect(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error('no connection to the browser')));
  });
  return socket;
}

function findProgram(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}
