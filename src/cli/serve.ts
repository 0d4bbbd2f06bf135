/** `enrichd serve`: puts the service together, runs it, and takes it down gracefully. */

import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createCorrections } from '../corrections/corrections.ts';
import type { Database } from '../db/client.ts';
import type { KnowledgeBuffers } from '../enrich/knowledge/decode.ts';
import { createApp } from '../http/app.ts';
import { startServer } from '../http/server.ts';
import { createJobs } from '../jobs/jobs.ts';
import { startMaintenance } from '../jobs/maintenance.ts';
import { previewCorrection } from '../jobs/preview.ts';
import { startRunner } from '../jobs/runner.ts';
import { rescue } from '../jobs/store.ts';
import { createWatch } from '../jobs/watch.ts';
import { parseKeyId } from '../keys/key.ts';
import { createLog, describeError, type Log } from '../log.ts';
import { loadKnowledge, openKnowledge } from '../pool/knowledge.ts';
import { createPool } from '../pool/pool.ts';
import { createAdmin } from './admin.ts';
import { listenForControl } from './control.ts';
import { type Installation, openInstallation } from './installation.ts';
import { type CommandIo, exitDone, exitFailed } from './io.ts';
import { observe } from './observe.ts';
import { createReadiness } from './readiness.ts';
import { readConfig } from './settings.ts';
import { version } from './version.ts';

const hourMs = 3_600_000;

/** Time beyond the drain limit after which a stopping process ends whatever still hangs. */
export const stopGraceMs = 5000;

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
  await greet(service.url, installation, io, log);
  log.info({ url: service.url, version, threads: config.threads }, 'ready');

  log.info({ signal: await stopRequested }, 'stopping');
  // A second signal does not wait.
  void waitForSignal().then(() => process.exit(exitFailed));
  const limitMs = config.drainSeconds * 1000 + stopGraceMs;
  setTimeout(() => die(log, new Error('the stop took too long'), 'stop forced'), limitMs).unref();
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
  await adoptOrphans(db, owner, log);
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

  let isStopping = false;
  const isDraining = () => isStopping;
  const jobs = createJobs(db, config, runner.wake, watch);
  const app = createApp({
    ...{ config, jobs, keyring, pool, clock, log, version, corrections, metrics },
    knowledge: opened,
    preview: (tenant, rule) => previewCorrection({ db, pool, corrections }, tenant, rule),
    isDraining,
    isReady: createReadiness({ db, clock, isLooping: runner.isLooping, isDraining }),
  });
  const server = await startServer({ ...config, fetch: app.fetch, log });
  const control = await listenForControl(
    config.dataDir,
    createAdmin({ db, keyring, log, eraseJob: jobs.erase }),
    log,
  );

  return {
    url: server.url,
    async stop() {
      isStopping = true;
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

/** Who holds the file alone knows that whoever held a job before is dead. */
async function adoptOrphans(db: Database, owner: string, log: Log): Promise<void> {
  if (db.isShared) return;
  const orphans = await rescue(db, { kind: 'not-of', owner });
  if (orphans.length > 0) log.warn({ jobs: orphans }, 'jobs of a dead process requeued');
}

/** Prints the ready line; before it, on a new installation, the first key and how to use it. */
async function greet(
  url: string,
  { keyring }: Installation,
  io: CommandIo,
  log: Log,
): Promise<void> {
  const key = await keyring.createFirst('first');
  if (key !== undefined) {
    log.info({ action: 'key.create', key: parseKeyId(key) }, 'audit');
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
