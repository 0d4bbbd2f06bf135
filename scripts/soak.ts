/**
 * Runs a server under mixed load on loopback and watches what could grow:
 * `node scripts/soak.ts [--minutes 2] [--clients 4]`. Ends with 1 on a fault or on growth.
 */

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeDirectory } from '../test/rig/directory.ts';
import { serve } from '../test/rig/process.ts';
import { makeDescriptors } from './bench/descriptors.ts';
import { createClient } from './bench/http-client.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    clients: { type: 'string', default: '4' },
  },
});
const minutesMax = 10;
const clientsMax = 64;
const soakMs = Math.min(minutesMax, Number(values.minutes)) * 60_000;
const clientCount = Math.min(clientsMax, Number(values.clients));
const sampleMs = Math.min(10_000, soakMs / 12);

/** Memory of the last third over that of the middle third, and bytes of the log. */
const growthMax = 1.15;
const walBytesMax = 64 * 1024 * 1024;
const mebibyte = 1024 * 1024;

const directory = makeDirectory();
const server = await serve(directory, {
  ENRICHD_LOG: 'json',
  ENRICHD_RETENTION_HOURS: '1',
  ENRICHD_QUEUED_JOBS_MAX: '200',
});
const key = /en_live_\w+/.exec(server.greeting)?.[0] ?? '';
const counts = new Map<string, number>();
const samples: { readonly rssBytes: number; readonly walBytes: number }[] = [];
const endAtMs = performance.now() + soakMs;

const clients = Array.from({ length: clientCount }, (_, i) => runClient(i + 1));
const sampler = setInterval(sample, sampleMs);
await Promise.all(clients);
clearInterval(sampler);
sample();
const isSound = judge();
const code = await server.end('SIGTERM');
process.stdout.write(`stopped with ${code}\n`);
process.exitCode = isSound && code === 0 ? 0 : 1;

/** Small and large requests, jobs read and erased, and mistakes, one after another. */
async function runClient(seed: number): Promise<void> {
  const client = createClient(server.url, key);
  const send = async (method: string, path: string, body?: string) => {
    const answer = await client.send(method, path, body);
    const name = `${method} ${path.replace(/[0-9a-f-]{36}/, ':id')} ${answer.status}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return answer;
  };
  const toBody = (count: number, round: number) =>
    JSON.stringify({ transactions: makeDescriptors(count, seed * 1000 + round) });
  for (let round = 0; performance.now() < endAtMs; round++) {
    for (let i = 0; i < 20; i++) await send('POST', '/v1/enrich', toBody(1, round));
    await send('POST', '/v1/enrich', toBody(100, round));
    await send('POST', '/v1/enrich', '{"transactions": [');
    await send('GET', '/nothing');
    const job = await send(
      'POST',
      '/v1/enrich/async',
      toBody(round % 10 === 0 ? 20_000 : 500, round),
    );
    if (job.status !== 202) continue;
    const path = `/v1/enrich/jobs/${JSON.parse(job.text).job_id}`;
    while (!isEnded((await send('GET', path)).text) && performance.now() < endAtMs) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    if (round % 2 === 0) await send('DELETE', path);
  }
  client.close();
}

function isEnded(job: string): boolean {
  return /"status":"(complete|failed)"/.test(job.slice(0, 80));
}

function sample(): void {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  const rssBytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
  const walBytes = statSync(join(directory, 'enrichd.db-wal')).size;
  samples.push({ rssBytes, walBytes });
  const leftS = Math.max(0, Math.round((endAtMs - performance.now()) / 1000));
  process.stdout.write(
    `${leftS} s left: memory ${toMebibytes(rssBytes)}, log ${toMebibytes(walBytes)}\n`,
  );
}

function judge(): boolean {
  for (const [name, count] of [...counts].sort()) process.stdout.write(`${count}  ${name}\n`);
  const third = Math.floor(samples.length / 3);
  const mean = (from: number, to: number) => {
    const part = samples.slice(from, to).map(({ rssBytes }) => rssBytes);
    return part.reduce((sum, bytes) => sum + bytes, 0) / part.length;
  };
  const growth = mean(2 * third, samples.length) / mean(third, 2 * third);
  const walBytes = Math.max(...samples.map((one) => one.walBytes));
  const faults = [...counts.keys()].filter((name) => name.endsWith(' 500'));
  process.stdout.write(
    `memory grew ${growth.toFixed(3)}-fold (at most ${growthMax}), ` +
      `the log was at most ${toMebibytes(walBytes)} (of ${toMebibytes(walBytesMax)})\n`,
  );
  return growth <= growthMax && walBytes <= walBytesMax && faults.length === 0;
}

function toMebibytes(bytes: number): string {
  return `${(bytes / mebibyte).toFixed(1)} MiB`;
}
