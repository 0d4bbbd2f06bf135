/** Measures how many jobs and items a second one file takes, or instances on one libSQL server. */

import { parseArgs } from 'node:util';
import { makeDirectory } from '../test/rig/directory.ts';
import { runCommandIn, type Served, serve } from '../test/rig/process.ts';
import { startSqld } from '../test/rig/sqld.ts';

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'file' },
    instances: { type: 'string', default: '1' },
    threads: { type: 'string', default: '1' },
    clients: { type: 'string', default: '16' },
    scale: { type: 'string', default: '1' },
  },
});
const instanceCount = values.store === 'file' ? 1 : Number(values.instances);
const clientCount = Number(values.clients);
const scale = Number(values.scale);

/** Many small jobs show what a job costs; few large ones what an item costs. */
const LOADS = [
  { jobs: Math.ceil(2000 * scale), items: 10 },
  { jobs: Math.ceil(40 * scale), items: 10_000 },
];

const WORDS = ['STARBUCKS', 'SQ *CAFE', 'NETFLIX.COM', 'POS DEBIT WALMART', 'UBER *TRIP', 'SHELL'];

function makeBody(job: number, items: number): string {
  const transactions = Array.from({ length: items }, (_, i) => {
    const word = WORDS[(job + i) % WORDS.length];
    return `${word} ${String(job * 7919 + i * 104_729).slice(-6)} SEATTLE WA`;
  });
  return JSON.stringify({ transactions });
}

async function start(): Promise<{ servers: Served[]; key: string }> {
  const env: Record<string, string> = {
    ENRICHD_DATA_DIR: makeDirectory(),
    ENRICHD_THREADS: values.threads,
  };
  if (values.store === 'server') env.ENRICHD_DATABASE_URL = (await startSqld()).url;
  const { stdout } = await runCommandIn(env, 'keys', 'create', '--name', 'load');
  const directory = env.ENRICHD_DATA_DIR ?? '';
  const servers: Served[] = [];
  for (let i = 0; i < instanceCount; i++) servers.push(await serve(directory, env));
  return { servers, key: stdout.trim() };
}

const { servers, key } = await start();

async function call(job: number, path: string, init: RequestInit): Promise<Response> {
  const { url } = servers[job % servers.length] ?? { url: '' };
  const headers = { 'X-API-Key': key, 'Content-Type': 'application/json', Prefer: 'wait=60' };
  const response = await fetch(`${url}${path}`, { ...init, headers });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response;
}

/** Posts every job, then reads every result; answers the seconds from the first byte to the last. */
async function run({ jobs, items }: (typeof LOADS)[number]): Promise<number> {
  const bodies = Array.from({ length: Math.min(jobs, 50) }, (_, job) => makeBody(job, items));
  const places: string[] = [];
  const startedAtMs = performance.now();
  await inLanes(jobs, async (job) => {
    const body = bodies[job % bodies.length] ?? '';
    const response = await call(job, '/v1/enrich/async', { method: 'POST', body });
    await response.text();
    places.push(response.headers.get('location') ?? '');
  });
  await inLanes(jobs, async (job) => {
    const answer = await (await call(job, places[job] ?? '', {})).text();
    if (!answer.includes('"status":"complete","item_count"')) throw new Error('not complete');
  });
  return (performance.now() - startedAtMs) / 1000;
}

async function inLanes(count: number, act: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lanes = Array.from({ length: clientCount }, async () => {
    while (next < count) await act(next++);
  });
  await Promise.all(lanes);
}

console.log(`${values.store}, instances ${instanceCount}, threads ${values.threads} each`);
for (const load of LOADS) {
  const seconds = await run(load);
  const jobs = Math.round(load.jobs / seconds);
  const items = Math.round((load.jobs * load.items) / seconds);
  console.log(
    `${load.jobs} jobs of ${load.items} items: ${seconds.toFixed(1)} s, ` +
      `${jobs} jobs/s, ${items} items/s`,
  );
}
for (const server of servers) await server.end('SIGTERM');
process.exit(0);
