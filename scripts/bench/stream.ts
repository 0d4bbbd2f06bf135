/** Streams a million lines through POST /v1/enrich/stream and watches the server's memory. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { makeDescriptors } from './descriptors.ts';

const lineCount = Number(process.argv[2] ?? 1_000_000);
const reportEvery = Math.max(1, Math.floor(lineCount / 10));
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const body = `${makeDescriptors(1000, 1)
  .map((text) => JSON.stringify(text))
  .join('\n')}\n`;

const dataDir = mkdtempSync(join(tmpdir(), 'enrichd-bench-'));
const server = spawn(process.execPath, [main, 'serve'], {
  env: { PATH: process.env.PATH, ENRICHD_DATA_DIR: dataDir, ENRICHD_PORT: '0' },
  stdio: ['ignore', 'pipe', 'ignore'],
});
try {
  await measure(server);
} finally {
  server.kill('SIGTERM');
  await once(server, 'exit');
  rmSync(dataDir, { recursive: true });
}

async function measure(child: ChildProcess): Promise<void> {
  const { url, key } = await awaitReady(child);
  console.log(`lines      lines/s   resident MiB (idle: ${readResident(child)})`);
  const sending = request(`${url}/v1/enrich/stream`, {
    method: 'POST',
    headers: { 'X-API-Key': key, 'Content-Type': 'application/x-ndjson' },
  });
  sending.flushHeaders();
  const sent = send(sending);
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}`);
  const startedAtMs = performance.now();
  let received = 0;
  for await (const bytes of answer as AsyncIterable<Buffer>) {
    for (const byte of bytes) {
      if (byte !== 10) continue;
      received += 1;
      if (received % reportEvery !== 0) continue;
      const perSecond = Math.round((received / (performance.now() - startedAtMs)) * 1000);
      console.log([received, perSecond, readResident(child)].map(pad).join(''));
    }
  }
  await sent;
  if (received !== lineCount) throw new Error(`${received} of ${lineCount} lines came back`);
  console.log(`highest resident memory: ${readStatus(child, 'VmHWM')} MiB`);
}

async function send(sending: ClientRequest): Promise<void> {
  for (let count = 0; count < lineCount; count += 1000) {
    if (!sending.write(body)) await once(sending, 'drain');
  }
  sending.end();
}

async function awaitReady(child: ChildProcess): Promise<{ url: string; key: string }> {
  if (child.stdout === null) throw new Error('the server has no output');
  let key = '';
  for await (const line of createInterface(child.stdout)) {
    key ||= /^ {2}(en_live_\S+)$/.exec(line)?.[1] ?? '';
    const url = /is ready at (\S+)$/.exec(line)?.[1];
    if (url !== undefined) return { url, key };
  }
  throw new Error('the server did not start');
}

function readResident(child: ChildProcess): number {
  return readStatus(child, 'VmRSS');
}

/** A figure of the server's process in MiB, as Linux keeps it. */
function readStatus({ pid }: ChildProcess, name: string): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(
    readFileSync(`/proc/${pid}/status`, 'utf8'),
  );
  return Math.round(Number(found?.[1]) / 1024);
}

function pad(value: number): string {
  return String(value).padEnd(11);
}
