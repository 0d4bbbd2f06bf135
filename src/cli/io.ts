/** What a command is given of the outside world. */

import type { Readable, Writable } from 'node:stream';
import type { Environment } from '../config.ts';

export interface CommandIo {
  readonly env: Environment;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

export const exitDone = 0;
export const exitFailed = 1;
export const exitUsage = 2;

/** The command line cannot be understood; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
