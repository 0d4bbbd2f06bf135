/** The configuration: environment in, one checked object out; every value has a working default. */

import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** What the libSQL server asks for. */
  readonly databaseToken: string | undefined;
  /** The installation's secret in place of the file in the data directory, 64 hexadecimal digits. */
  readonly secret: string | undefined;
  readonly threads: number;
  readonly syncItemsMax: number;
  readonly asyncItemsMax: number;
  readonly syncBodyBytesMax: number;
  readonly asyncBodyBytesMax: number;
  readonly bulkItemsMax: number;
  readonly bulkBodyBytesMax: number;
  readonly streamItemsMax: number;
  readonly queuedJobsMax: number;
  readonly queuedItemsMax: number;
  readonly keyRequestsPerSecondMax: number;
  readonly connectionsMax: number;
  readonly retentionHours: number;
  readonly drainSeconds: number;
  readonly log: 'json' | 'pretty';
  /** Who may read `/metrics`. */
  readonly metrics: 'open' | 'key' | 'off';
  /** Origins whose pages may call the API from a browser, with commas between them. */
  readonly corsOrigin: string | undefined;
}

/** What the defaults depend on besides the environment. */
export interface Machine {
  readonly cores: number;
  readonly isTerminal: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A configuration that cannot be used; the message names the variables. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const mebibyte = 1024 * 1024;

/** Parses the environment; throws ConfigError. An empty value counts as absent. */
export function loadConfig(env: Environment, machine: Machine): Config {
  const parsed = describeVariables(machine).safeParse(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
  );
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const values = parsed.data;
  const dataDir = resolve(values.ENRICHD_DATA_DIR);
  return {
    host: values.ENRICHD_HOST,
    port: values.ENRICHD_PORT,
    dataDir,
    databaseUrl: values.ENRICHD_DATABASE_URL ?? pathToFileURL(join(dataDir, 'enrichd.db')).href,
    databaseToken: values.ENRICHD_DATABASE_TOKEN,
    secret: values.ENRICHD_SECRET,
    threads: values.ENRICHD_THREADS,
    syncItemsMax: values.ENRICHD_SYNC_ITEMS_MAX,
    asyncItemsMax: values.ENRICHD_ASYNC_ITEMS_MAX,
    syncBodyBytesMax: values.ENRICHD_SYNC_BODY_BYTES_MAX,
    asyncBodyBytesMax: values.ENRICHD_ASYNC_BODY_BYTES_MAX,
    bulkItemsMax: values.ENRICHD_BULK_ITEMS_MAX,
    bulkBodyBytesMax: values.ENRICHD_BULK_BODY_BYTES_MAX,
    streamItemsMax: values.ENRICHD_STREAM_ITEMS_MAX,
    queuedJobsMax: values.ENRICHD_QUEUED_JOBS_MAX,
    queuedItemsMax: values.ENRICHD_QUEUED_ITEMS_MAX,
    keyRequestsPerSecondMax: values.ENRICHD_KEY_REQUESTS_PER_SECOND_MAX,
    connectionsMax: values.ENRICHD_CONNECTIONS_MAX,
    retentionHours: values.ENRICHD_RETENTION_HOURS,
    drainSeconds: values.ENRICHD_DRAIN_SECONDS,
    log: values.ENRICHD_LOG,
    metrics: values.ENRICHD_METRICS ?? (isLoopback(values.ENRICHD_HOST) ? 'open' : 'key'),
    corsOrigin: values.ENRICHD_CORS_ORIGIN,
  };
}

/** Settings that are never shown. */
const PRIVATE: ReadonlySet<string> = new Set<keyof Config>(['databaseToken', 'secret']);

/** The configuration under its variables' names, for showing; secrets only as being set. */
export function toVariables(config: Config): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(config)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        `ENRICHD_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`,
        PRIVATE.has(name) ? '(set)' : value,
      ]),
  );
}

function describeVariables(machine: Machine) {
  return z.object({
    ENRICHD_HOST: z.string().default('127.0.0.1'),
    ENRICHD_PORT: integer(0, 65_535).default(8080),
    ENRICHD_DATA_DIR: z.string().default('./data'),
    ENRICHD_DATABASE_URL: z
      .string()
      .regex(
        /^(file:.|(libsql|https?):\/\/[^\s/?#@]+[^\s?#@]*$)/,
        'must be a file:, libsql:, https: or http: URL without a name, password or query',
      )
      .optional(),
    ENRICHD_DATABASE_TOKEN: z
      .string()
      .regex(/^[\x21-\x7e]+$/, 'must be visible ASCII characters')
      .optional(),
    ENRICHD_SECRET: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
      .optional(),
    ENRICHD_THREADS: integer(1, 256).default(Math.max(1, machine.cores - 1)),
    ENRICHD_SYNC_ITEMS_MAX: integer(1, 10_000).default(100),
    ENRICHD_ASYNC_ITEMS_MAX: integer(1, 1_000_000).default(50_000),
    ENRICHD_SYNC_BODY_BYTES_MAX: integer(1024, 64 * mebibyte).default(2 * mebibyte),
    ENRICHD_ASYNC_BODY_BYTES_MAX: integer(1024, 256 * mebibyte).default(32 * mebibyte),
    ENRICHD_BULK_ITEMS_MAX: integer(1, 1_000_000).default(200_000),
    ENRICHD_BULK_BODY_BYTES_MAX: integer(1024, 256 * mebibyte).default(64 * mebibyte),
    ENRICHD_STREAM_ITEMS_MAX: integer(1, 1_000_000_000).default(10_000_000),
    ENRICHD_QUEUED_JOBS_MAX: integer(1, 1_000_000).default(10_000),
    ENRICHD_QUEUED_ITEMS_MAX: integer(1, 1_000_000_000).default(5_000_000),
    ENRICHD_KEY_REQUESTS_PER_SECOND_MAX: integer(0, 1_000_000).default(0),
    ENRICHD_CONNECTIONS_MAX: integer(1, 100_000).default(1000),
    ENRICHD_RETENTION_HOURS: integer(1, 87_600).default(168),
    ENRICHD_DRAIN_SECONDS: integer(0, 3600).default(10),
    ENRICHD_LOG: z.enum(['json', 'pretty']).default(machine.isTerminal ? 'pretty' : 'json'),
    ENRICHD_METRICS: z.enum(['open', 'key', 'off']).optional(),
    ENRICHD_CORS_ORIGIN: z
      .string()
      .refine((list) => list.split(',').every((origin) => isOrigin(origin.trim())), {
        error: 'must be origins such as https://app.example, with commas between them',
      })
      .optional(),
  });
}

/** Whether only this machine can reach the address. */
function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
}

/** Whether a browser would send exactly this as the origin of a page. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function integer(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));
}
