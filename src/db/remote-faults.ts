/** What a failed call to a libSQL server says about the statements that were sent. */

import { LibsqlError } from '@libsql/client/http';

/**
 * `refused`: nothing was changed and a repetition may succeed. `lost`: the answer is missing, so
 * a write may or may not have been committed. `final`: nothing was changed, and never will be.
 */
export type Fault = 'refused' | 'lost' | 'final';

/** Answers of the server after which the transaction is known to be rolled back. */
const REFUSALS =
  /^(SQLITE_BUSY|SQLITE_LOCKED|TRANSACTION_TIMEOUT|TRANSACTION_CLOSED|STREAM_EXPIRED)/;

/** The client's codes for an exchange that failed below the statements. */
const TRANSPORT = new Set(['SERVER_ERROR', 'HRANA_CLOSED_ERROR', 'UNKNOWN']);

/** Failures before the request left this machine. */
const UNSENT = new Set([
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  'UND_ERR_CONNECT_TIMEOUT',
]);

export function classifyFault(error: unknown): Fault {
  if (error instanceof LibsqlError && !TRANSPORT.has(error.code)) {
    return REFUSALS.test(error.code) ? 'refused' : 'final';
  }
  const status = findStatus(error);
  if (status !== undefined) return classifyStatus(status);
  return codesOf(error).some((code) => UNSENT.has(code)) ? 'refused' : 'lost';
}

function classifyStatus(status: number): Fault {
  if (status === 429) return 'refused';
  return status >= 500 ? 'lost' : 'final';
}

function findStatus(error: unknown): number | undefined {
  for (const each of causesOf(error)) {
    if ('status' in each && typeof each.status === 'number') return each.status;
  }
  return undefined;
}

function codesOf(error: unknown): string[] {
  return causesOf(error).flatMap((each) => [
    ...('code' in each ? [String(each.code)] : []),
    // Node tries every address of a name and reports the failures together.
    ...(each instanceof AggregateError ? each.errors.flatMap(codesOf) : []),
  ]);
}

function causesOf(error: unknown): Error[] {
  const found: Error[] = [];
  for (let at = error; at instanceof Error && !found.includes(at); at = at.cause) found.push(at);
  return found;
}
