/** The whole service in this process, without a socket: real store, threads, runner and app. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { observe } from '../../src/cli/observe.ts';
import { createReadiness } from '../../src/cli/readiness.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { type Environment, loadConfig } from '../../src/config.ts';
import { createCorrections } from '../../src/corrections/corrections.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { createApp } from '../../src/http/app.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import { previewCorrection } from '../../src/jobs/preview.ts';
import { type Runner, startRunner } from '../../src/jobs/runner.ts';
import { createWatch } from '../../src/jobs/watch.ts';
import { createKeyring, type Keyring } from '../../src/keys/keyring.ts';
import { loadInstallationSecret } from '../../src/keys/secret.ts';
import { loadKnowledge, openKnowledge } from '../../src/pool/knowledge.ts';
import { createPool, type Pool } from '../../src/pool/pool.ts';
import { makeDirectory } from './directory.ts';
import { createDescription, type Description } from './documented.ts';
import { createKeptLog } from './log.ts';

export interface Service {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly pool: Pool;
  /** A live key. */
  readonly key: string;
  readonly logLines: readonly string[];
  readonly description: Description;
  /** The documented answers that were given so far; what is not documented fails at once. */
  readonly answered: ReadonlySet<string>;
  fetch(target: string | Request, init?: RequestInit): Promise<Response>;
  /** POST of a JSON value with the live key, or the headers given. */
  post(path: string, value: unknown, headers?: Record<string, string>): Promise<Response>;
  get(path: string, key?: string): Promise<Response>;
  /** Starts claiming jobs; until then they stay queued. */
  run(): Runner;
  drain(): void;
  close(): Promise<void>;
}

/** `clock` is the time that answers go by; the store and the jobs go by the system's. */
export async function openService(
  env: Environment = {},
  clock: Clock = systemClock,
): Promise<Service> {
  const config = loadConfig({ ENRICHD_THREADS: '1', ...env }, { cores: 2, isTerminal: false });
  const { db, keyring, file } = await openStore(systemClock);
  const { log, lines } = createKeptLog();
  const knowledge = await loadKnowledge();
  const pool = createPool({ threads: config.threads, knowledge, log });
  const { key } = await keyring.create({ name: 'test' });
  const watch = createWatch(clock);
  const opened = openKnowledge(knowledge);
  const corrections = createCorrections(db, systemClock);
  const databaseUrl = pathToFileURL(file).href;
  const metrics = observe({ ...config, databaseUrl }, db, pool, opened.version);
  let runner: Runner | undefined;
  let isDraining = false;

  const app = createApp({
    config,
    jobs: createJobs(db, config, () => runner?.wake(), watch),
    keyring,
    pool,
    log,
    clock,
    knowledge: opened,
    version: '0.0.0',
    corrections,
    metrics,
    preview: (tenant, rule) => previewCorrection({ db, pool, corrections }, tenant, rule),
    isDraining: () => isDraining,
    isReady: createReadiness({
      db,
      clock: systemClock,
      isLooping: () => runner?.isLooping() ?? false,
      isDraining: () => isDraining,
    }),
  });
  const description = createDescription(config);
  const answered = new Set<string>();
  const fetch = async (target: string | Request, init?: RequestInit) => {
    const response = await app.request(target, init);
    const { method, url } = target instanceof Request ? target : { method: 'GET', url: target };
    const answer = await description.check(init?.method ?? method, url, response);
    if (answer !== undefined) answered.add(answer);
    return response;
  };

  return {
    db,
    keyring,
    pool,
    key,
    logLines: lines,
    description,
    answered,
    fetch,
    post: (path, value, headers = { 'X-API-Key': key }) =>
      fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(value),
      }),
    get: (path, asKey = key) => fetch(path, { headers: { 'X-API-Key': asKey } }),
    run() {
      const deps = { db, pool, log, watch, clock: systemClock, random: Math.random };
      const { rulesOf } = corrections;
      const onItems = metrics.countItems;
      runner = startRunner({ ...deps, rulesOf, onItems, owner: crypto.randomUUID() });
      return runner;
    },
    drain() {
      isDraining = true;
      watch.close();
    },
    async close() {
      await runner?.stop();
      await pool.close();
      await db.close();
    },
  };
}

/** A store in a directory of its own. */
export async function openStore(
  clock: Clock,
): Promise<{ db: Database; keyring: Keyring; file: string }> {
  const directory = makeDirectory();
  const file = join(directory, 'enrichd.db');
  const db = await openDatabase({
    url: pathToFileURL(file).href,
    clock,
    onFatal: (error) => {
      throw error;
    },
  });
  return { db, file, keyring: createKeyring(db, loadInstallationSecret(directory), clock) };
}
