/**
 * Measures one-item requests with the service idle and beside running jobs of 50,000 items:
 * `node scripts/bench/isolation.ts [--samples 2000]`. Ends with 1 when the p99 grew over fivefold.
 */

import { parseArgs } from 'node:util';
import { makeDirectory } from '../../test/rig/directory.ts';
import { type Served, serve } from '../../test/rig/process.ts';
import { makeDescriptors } from './descriptors.ts';
import { type Client, createClient } from './http-client.ts';

const { values } = parseArgs({ options: { samples: { type: 'string', default: '2000' } } });
const samplesMin = Number(values.samples);
const jobItems = 50_000;
const growthMax = 5;
const warmupSamples = 300;

const server = await serve(makeDirectory(), { ENRICHD_LOG: 'json' });
const isKept = await measureAll(server);
await server.end('SIGTERM');
process.exitCode = isKept ? 0 : 1;

async function measureAll({ url, greeting }: Served): Promise<boolean> {
  const key = /en_live_\w+/.exec(greeting)?.[0] ?? '';
  const clients = [createClient(url, key), createClient(url, key)] as const;
  const [client, submitter] = clients;
  const body = JSON.stringify({ transactions: makeDescriptors(jobItems, 1) });

  await sample(client, (count) => count >= warmupSamples);
  const idle = await sample(client, (count) => count >= samplesMin);

  let isSubmitting = true;
  let jobCount = 0;
  const submitting = (async () => {
    while (isSubmitting) {
      await runJob(submitter, body);
      jobCount += 1;
    }
  })();
  const busy = await sample(client, (count) => count >= samplesMin && jobCount > 0);
  isSubmitting = false;
  await submitting;
  for (const each of clients) each.close();

  print('idle', idle);
  print(`beside ${jobCount} jobs of ${jobItems} items`, busy);
  const growth = quantile(busy, 0.99) / quantile(idle, 0.99);
  process.stdout.write(`p99 grew ${growth.toFixed(2)}-fold (at most ${growthMax})\n`);
  return growth <= growthMax;
}

/** Milliseconds of each one-item request, sent one after another. */
async function sample(client: Client, isEnough: (count: number) => boolean): Promise<number[]> {
  const items = makeDescriptors(1000, 2).map((item) => JSON.stringify({ transactions: [item] }));
  const tookMs: number[] = [];
  while (!isEnough(tookMs.length)) {
    const startedAtMs = performance.now();
    const { status } = await client.send('POST', '/v1/enrich', items[tookMs.length % 1000]);
    tookMs.push(performance.now() - startedAtMs);
    if (status !== 200) throw new Error(`answered ${status}`);
  }
  return tookMs;
}

/** Submits a job, waits for its end and fetches its results. */
async function runJob(client: Client, body: string): Promise<void> {
  const { text } = await client.send('POST', '/v1/enrich/async', body);
  const path = `/v1/enrich/jobs/${JSON.parse(text).job_id}`;
  for (;;) {
    const job = await client.send('GET', path);
    if (job.text.slice(0, 80).includes('"status":"complete"')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function quantile(tookMs: readonly number[], share: number): number {
  return tookMs.toSorted((a, b) => a - b)[Math.floor(tookMs.length * share)] ?? Number.NaN;
}

function print(name: string, tookMs: readonly number[]): void {
  const figures = [0.5, 0.9, 0.99, 0.999].map(
    (share) => `p${share * 100} ${quantile(tookMs, share).toFixed(2)}`,
  );
  const most = Math.max(...tookMs).toFixed(2);
  process.stdout.write(`${name}: ${figures.join('  ')}  max ${most} ms  (${tookMs.length})\n`);
}
