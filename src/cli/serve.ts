/** `enrichd serve`: puts the service together, runs it, and takes it down gracefully. */

import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createCorrections } from '../corrections/corrections.ts';
import type { Database } from '../db/client.ts';
import { probe } from '../db/probe.ts';
import type { KnowledgeBuffers } from '../enrich/knowledge/decode.ts';
import { createApp } from '../http/app.ts';
import { startServer } from '../http/server.ts';
import { createJobs } from '../jobs/jobs.ts';
import { startMaintenance } from '../jobs/maintenance.ts';
import { previewCorrection } from '../jobs/preview.ts';
import { type Runner, startRunner } from '../jobs/runner.ts';
import { rescue } from '../jobs/store.ts';
import { createWatch } from '../jobs/watch.ts';
import { createLog, describeError, type Log } from '../log.ts';
import { loadKnowledge, openKnowledge } from '../pool/knowledge.ts';
import { createPool } from '../pool/pool.ts';
import { createAdmin } from './admin.ts';
import { listenForControl } from './control.ts';
import { type Installation, openInstallation } from './installation.ts';
import { type CommandIo, exitDone, exitFailed } from './io.ts';
import { observe } from './observe.ts';
import { readConfig } from './settings.ts';
import { version } from './version.ts';

const hourMs = 3_600_000;

/** A readiness answer is reused for this long, so that probing cannot load the store. */
const readinessMs = 1000;

export async function serveCommand(args: string[], io: CommandIo): Promise<number> {
  parseArgs({ args, options: {} });
  const config = readConfig(io);
  const log = createLog(config.log, io.stderr);
  const stopRequested = waitForSignal();
  endOnFault(log);

  // Unpacked by other threads while this one opens the database.
  const knowledge = loadKnowledge();
  const installation = await openInstallation(config, (error) => die(log, error, 'store lost'));
  const service = await startService(config, installation, await knowledge, log);
  await greet(service.url, installation, io);
  log.info({ url: service.url, version, threads: config.threads }, 'ready');

  log.info({ signal: await stopRequested }, 'stopping');
  // A second signal does not wait.
  void waitForSignal().then(() => process.exit(exitFailed));
  await service.stop();
  log.info('stopped');
  return exitDone;
}

interface Service {
  readonly url: string;
  stop(): Promise<void>;
}

async function startService(
  config: Config,
  { db, keyring }: Installation,
  knowledge: KnowledgeBuffers,
  log: Log,
): Promise<Service> {
  const clock = systemClock;
  const owner = randomUUID();
  // Who holds the file alone knows that whoever held a job before is dead.
  if (!db.isShared) {
    const orphans = await rescue(db, { kind: 'not-of', owner });
    if (orphans.length > 0) log.warn({ jobs: orphans }, 'jobs of a dead process requeued');
  }

  const pool = createPool({ threads: config.threads, knowledge, log });
  const watch = createWatch(clock);
  const opened = openKnowledge(knowledge);
  const corrections = createCorrections(db, clock);
  const metrics = observe(config, db, pool, opened.version);
  const runner = startRunner({
    ...{ db, pool, clock, log, owner, watch, random: Math.random },
    rulesOf: corrections.rulesOf,
    onItems: metrics.countItems,
  });
  const maintenance = startMaintenance({
    db,
    clock,
    log,
    retentionMs: config.retentionHours * hourMs,
    onRescued(jobs) {
      metrics.countRescued(jobs);
      runner.wake();
    },
  });

  let isDraining = false;
  const app = createApp({
    config,
    jobs: createJobs(db, config, runner.wake, watch),
    keyring,
    pool,
    clock,
    log,
    knowledge: opened,
    version,
    corrections,
    metrics,
    preview: (tenant, rule) => previewCorrection({ db, pool, corrections }, tenant, rule),
    isDraining: () => isDraining,
    isReady: rememberFor(readinessMs, async () => !isDraining && canWork(db, runner)),
  });
  const server = await startServer({ ...config, fetch: app.fetch, log });
  const control = await listenForControl(config.dataDir, createAdmin(db, keyring), log);

  return {
    url: server.url,
    async stop() {
      isDraining = true;
      watch.close();
      control?.close();
      const limitMs = config.drainSeconds * 1000;
      const force = setTimeout(() => void pool.close(), limitMs);
      await Promise.all([server.drain(limitMs), runner.stop(), maintenance.stop()]);
      clearTimeout(force);
      await pool.close();
      await db.close();
    },
  };
}

/** Prints the ready line; before it, on a new installation, the first key and how to use it. */
async function greet(url: string, { keyring }: Installation, io: CommandIo): Promise<void> {
  const key = await keyring.createFirst('first');
  if (key !== undefined) {
    io.stdout.write(
      `A first API key was created. It is shown only now:\n\n  ${key}\n\nTry it:\n\n` +
        `  curl -s ${url}/v1/enrich -H 'X-API-Key: ${key}' -H 'Content-Type: application/json' ` +
        `-d '{"transactions": ["NETFLIX.COM ON DEMAND"]}'\n\n`,
    );
  }
  io.stdout.write(`enrichd ${version} is ready at ${url}\n`);
}

function waitForSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name));
  });
}

function endOnFault(log: Log): void {
  process.on('uncaughtException', (error) => die(log, error, 'uncaught'));
  process.on('unhandledRejection', (error) => die(log, error, 'unhandled'));
}

function die(log: Log, error: unknown, event: string): void {
  log.fatal({ error: describeError(error) }, event);
  process.exit(exitFailed);
}

async function canWork(db: Database, runner: Runner): Promise<boolean> {
  if (!runner.isLooping()) return false;
  return probe(db).then(
    () => true,
    () => false,
  );
}

function rememberFor(ms: number, question: () => Promise<boolean>): () => Promise<boolean> {
  let answer: Promise<boolean> | undefined;
  let askedAtMs = 0;
  return () => {
    if (answer === undefined || systemClock.monotonic() - askedAtMs >= ms) {
      askedAtMs = systemClock.monotonic();
      answer = question();
    }
    return answer;
  };
}
