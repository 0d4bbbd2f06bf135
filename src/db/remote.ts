/** A database on a libSQL server that several instances share: single statements and batches. */

import { type Client, createClient } from '@libsql/client/http';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql/http';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Database, DatabaseOptions } from './client.ts';
import { migrate } from './migrate.ts';
import { classifyFault, type Fault } from './remote-faults.ts';
import { createWriter } from './writer.ts';

/** Times one call is sent before the store counts as unavailable. */
export const remoteAttemptsMax = 6;

/** Ceiling of the pause before the second time; it doubles with each, and the pause is random. */
export const remoteBackoffBaseMs = 50;
export const remoteBackoffMaxMs = 2000;

/** One request to the server, from its first byte to the end of the answer. */
export const remoteRequestMs = 30_000;

export async function openRemote(options: DatabaseOptions): Promise<Database> {
  const client = createClient({
    url: options.url,
    ...(options.token === undefined ? {} : { authToken: options.token }),
    fetch: fetchWithin(remoteRequestMs),
  });
  const calls = createCalls(client, options.clock);
  try {
    await migrate({ execute: calls.read, batch: calls.write });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new Error('The libSQL server of ENRICHD_DATABASE_URL cannot be reached.', {
      cause: error,
    });
  }
  return createDatabase(client, calls);
}

type Calls = ReturnType<typeof createCalls>;

function createDatabase(client: Client, { read, write }: Calls): Database {
  const writer = createWriter({
    runBatch: write,
    mayIsolate: (error) => !(error instanceof AppError),
  });
  // Drizzle runs its reads through `execute` alone.
  const reader: Pick<Client, 'execute'> = { execute: read };
  return {
    isShared: true,
    orm: drizzle(reader as Client),
    nowMs: () => sql<number>`CAST(round(unixepoch('subsec') * 1000) AS INTEGER)`,
    write: writer.write,
    writeBehind: writer.writeBehind,
    async backup() {
      throw new Error(
        'This database is on a libSQL server; make the backup there, with the means of that server.',
      );
    },
    // The pages and the log of the server's file are the server's own affair.
    async compact() {},
    async close() {
      await writer.settle();
      client.close();
    },
  };
}

/** The client's calls, each repeated while a repetition is harmless and may help. */
function createCalls(client: Client, clock: Clock) {
  async function persist<Result>(
    call: () => Promise<Result>,
    mayRepeat: (fault: Fault) => boolean,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await call();
      } catch (error) {
        const fault = classifyFault(error);
        if (fault === 'final') throw error;
        if (attempt === remoteAttemptsMax || !mayRepeat(fault)) {
          throw new AppError('unavailable', { cause: error });
        }
      }
      await clock.sleep(remotePauseMs(attempt, Math.random()));
    }
  }

  return {
    read: ((statement: Parameters<Client['execute']>[0]) =>
      persist(
        () => client.execute(statement as string),
        () => true,
      )) as Client['execute'],
    write: (statements: Parameters<Client['batch']>[0]) =>
      persist(
        () => client.batch(statements, 'write'),
        (fault) => fault === 'refused',
      ),
  };
}

/** Full jitter: the pause after this attempt; random in [0, 1). */
export function remotePauseMs(attempt: number, random: number): number {
  return random * Math.min(remoteBackoffMaxMs, remoteBackoffBaseMs * 2 ** (attempt - 1));
}

/** A fetch that gives up when the whole exchange takes longer. */
export function fetchWithin(ms: number): (request: Request) => Promise<Response> {
  return (request) => fetch(request, { signal: AbortSignal.timeout(ms) });
}
