/**
 * Three instances on one libSQL server, their clocks a day apart, through a line that refuses
 * and loses answers, with instances and the server killed in mid-run: no job is lost, and none
 * has two results.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@libsql/client/http';
import { enrich } from '../../src/enrich/enrich.ts';
import { leaseMs } from '../../src/jobs/job.ts';
import { loadKnowledge, openKnowledge } from '../../src/pool/knowledge.ts';
import { readEnrich, readJob } from '../rig/answers.ts';
import { makeDirectory } from '../rig/directory.ts';
import { runCommandIn, type Served, serve } from '../rig/process.ts';
import { type FaultyProxy, startProxy } from '../rig/proxy.ts';
import { sqldMissing, startSqld } from '../rig/sqld.ts';
import { supervise } from '../rig/supervise.ts';

const dayMs = 86_400_000;
const skewsMs = [0, dayMs, -dayMs];
const jobCount = 36;
const itemsOfJob = 4000;
const clientCount = 6;
const entry = fileURLToPath(new URL('../rig/skewed-main.ts', import.meta.url));

/** A small generator of repeatable numbers in [0, 1). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function makeStrings(job: number): string[] {
  return Array.from({ length: itemsOfJob }, (_, i) => `SQ *SHOP ${job}-${i} SEATTLE WA`);
}

/** Records, inside the database and by its clock, what becomes of each job. */
async function auditJobs(client: Client): Promise<void> {
  await client.batch(
    [
      'CREATE TABLE audit (job_id text, event text)',
      `CREATE TRIGGER audit_ends AFTER UPDATE OF status ON jobs
        WHEN NEW.status IN ('complete', 'failed')
        BEGIN INSERT INTO audit VALUES (NEW.id, NEW.status); END`,
      `CREATE TRIGGER audit_returns AFTER UPDATE OF status ON jobs
        WHEN NEW.status = 'queued' AND OLD.status = 'processing'
        BEGIN INSERT INTO audit VALUES (NEW.id, 'returned'); END`,
      `CREATE TRIGGER audit_live AFTER UPDATE OF status ON jobs
        WHEN NEW.status = 'queued' AND NEW.forgiven = OLD.forgiven
          AND OLD.lease_expires_at_ms > unixepoch('subsec') * 1000
        BEGIN INSERT INTO audit VALUES (NEW.id, 'taken from a live holder'); END`,
      `CREATE TRIGGER audit_leases AFTER UPDATE OF lease_expires_at_ms ON jobs
        WHEN abs(NEW.lease_expires_at_ms - unixepoch('subsec') * 1000) > ${leaseMs + 1000}
        BEGIN INSERT INTO audit VALUES (NEW.id, 'lease of another time'); END`,
      `CREATE TRIGGER audit_chunks AFTER UPDATE ON job_results
        WHEN NEW.bytes <> OLD.bytes
        BEGIN INSERT INTO audit VALUES (NEW.job_id, 'changed'); END`,
    ],
    'write',
  );
}

async function countEvents(client: Client): Promise<Record<string, number>> {
  const { rows } = await client.execute('SELECT event, count(*) AS n FROM audit GROUP BY event');
  return Object.fromEntries(rows.map(({ event, n }) => [String(event), Number(n)]));
}

interface Cluster {
  readonly live: readonly (Served | undefined)[];
  /** Where the living instance nearest to this number listens; waits for one to come up. */
  url(near: number): Promise<string>;
  kill(index: number): Promise<void>;
  start(index: number): Promise<void>;
}

function createCluster(lines: readonly FaultyProxy[], secret: string): Cluster {
  const live: (Served | undefined)[] = skewsMs.map(() => undefined);
  let started = Promise.withResolvers<void>();
  return {
    live,
    async url(near) {
      for (;;) {
        const order = skewsMs.map((_, i) => live[(near + i) % skewsMs.length]);
        const found = order.find((instance) => instance !== undefined);
        if (found !== undefined) return found.url;
        await started.promise;
      }
    },
    async kill(index) {
      const instance = live[index];
      live[index] = undefined;
      assert.equal(await instance?.end('SIGKILL'), null);
    },
    async start(index) {
      live[index] = await supervise(() =>
        serve(
          makeDirectory(),
          { ENRICHD_DATABASE_URL: lines[index]?.url ?? '', ENRICHD_SECRET: secret },
          [entry, String(skewsMs[index])],
        ),
      );
      started.resolve();
      started = Promise.withResolvers<void>();
    },
  };
}

/** Posts under an idempotency key until an instance acknowledges; answers the job's id. */
async function submit(cluster: Cluster, key: string, job: number): Promise<string> {
  const body = JSON.stringify({ transactions: makeStrings(job) });
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(`${await cluster.url(job + attempt)}/v1/enrich/async`, {
      method: 'POST',
      headers: {
        'X-API-Key': key,
        'Content-Type': 'application/json',
        'Idempotency-Key': `job-${job}`,
      },
      body,
    }).catch(() => undefined);
    if (response === undefined) continue;
    if (response.status === 202 || response.status === 200) {
      return (await readEnrich(response)).job_id ?? '';
    }
    assert.equal(response.status, 503);
    await response.body?.cancel();
  }
}

/** Asks any living instance until the job has ended. */
async function awaitEnd(cluster: Cluster, key: string, id: string) {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(`${await cluster.url(attempt)}/v1/enrich/jobs/${id}`, {
      headers: { 'X-API-Key': key, Prefer: 'wait=20' },
    }).catch(() => undefined);
    if (response === undefined) continue;
    if (response.status === 503) {
      await response.body?.cancel();
      continue;
    }
    assert.equal(response.status, 200);
    const job = await readJob(response).catch(() => undefined);
    if (job?.status === 'complete' || job?.status === 'failed') return job;
  }
}

test('no job is lost and none has two results', { skip: sqldMissing }, async (context) => {
  const seed = Date.now() >>> 0;
  context.diagnostic(`seed ${seed}`);
  const random = createRandom(seed);
  const knowledge = openKnowledge(await loadKnowledge());
  const server = await startSqld();
  const lines = await Promise.all(skewsMs.map(() => startProxy(server.url)));
  const secret = 'c4'.repeat(32);
  const env = { ENRICHD_DATABASE_URL: server.url, ENRICHD_SECRET: secret };
  const quota = String(jobCount * itemsOfJob);
  const created = await runCommandIn(
    { ...env, ENRICHD_DATA_DIR: makeDirectory() },
    ...['keys', 'create', '--name', 'a', '--quota', quota],
  );
  const key = created.stdout.trim();
  const client = createClient({ url: server.url });
  await auditJobs(client);

  const cluster = createCluster(lines, secret);
  await Promise.all(skewsMs.map((_, index) => cluster.start(index)));
  for (const line of lines) {
    line.decide(() => {
      const drawn = random();
      if (drawn < 0.05) return 'busy';
      if (drawn < 0.06) return 'throttle';
      if (drawn < 0.07) return 'cut';
      return drawn < 0.08 ? 'swallow' : 'pass';
    });
  }

  let killed = 0;
  const disturbances: Readonly<Record<number, () => Promise<void>>> = {
    6: async () => {
      await cluster.kill(1);
      killed += 1;
    },
    12: async () => {
      await server.kill();
      await server.restart();
      await cluster.start(1);
    },
    18: async () => {
      await Promise.all([cluster.kill(0), cluster.kill(2)]);
      killed += 2;
      await Promise.all([cluster.start(0), cluster.start(2)]);
    },
    24: async () => {
      const transaction = await client.transaction('write');
      await transaction.execute("INSERT INTO audit VALUES ('', 'never')");
      await server.kill();
      await server.restart();
    },
    30: async () => {
      await cluster.kill(2);
      killed += 1;
    },
  };

  const acknowledged = new Map<number, string>();
  let disturbed = Promise.resolve();
  let nextJob = 0;
  await Promise.all(
    Array.from({ length: clientCount }, async () => {
      while (nextJob < jobCount) {
        const job = nextJob++;
        acknowledged.set(job, await submit(cluster, key, job));
        const disturb = disturbances[acknowledged.size];
        if (disturb !== undefined) disturbed = disturbed.then(disturb);
      }
    }),
  );
  await disturbed;

  for (const [job, id] of acknowledged) {
    const ended = await awaitEnd(cluster, key, id);
    assert.equal(ended.status, 'complete', ended.error);
    const undisturbed = makeStrings(job).map((description) => enrich({ description }, knowledge));
    assert.deepEqual(ended.results, undisturbed);
  }
  await Promise.all(cluster.live.map((instance) => instance?.end('SIGTERM')));
  for (const line of lines) line.close();

  const events = await countEvents(client);
  context.diagnostic(JSON.stringify({ killed, ...events }));
  assert.equal(events.complete, jobCount, 'each job ended once');
  assert.equal(events.changed, undefined, 'no stored result was replaced by another');
  assert.equal(events['taken from a live holder'], undefined);
  assert.equal(events['lease of another time'], undefined);
  const { rows } = await client.execute(
    `SELECT (SELECT count(*) FROM jobs) AS jobs, (SELECT sum(items) FROM usage) AS items,
      (SELECT count(DISTINCT job_id) FROM audit WHERE event = 'complete') AS ended`,
  );
  const [row] = rows;
  assert.deepEqual([row?.jobs, row?.ended, row?.items], [jobCount, jobCount, Number(quota)]);
});
