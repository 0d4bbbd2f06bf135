/** A real log whose lines are kept. */

import { createLog, type Log } from '../../src/log.ts';

export interface KeptLog {
  readonly log: Log;
  readonly lines: string[];
}

export function createKeptLog(): KeptLog {
  const lines: string[] = [];
  return { lines, log: createLog('json', { write: (line) => lines.push(line) }) };
}
