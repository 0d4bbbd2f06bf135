/** `enrichd healthcheck`: asks the local service whether it is ready. */

import { parseArgs } from 'node:util';
import { type CommandIo, exitDone, exitFailed } from './io.ts';
import { readConfig } from './settings.ts';

/** Time the service has to answer. */
export const healthcheckMs = 5000;

export async function healthcheckCommand(args: string[], io: CommandIo): Promise<number> {
  parseArgs({ args, options: {} });
  const { host, port } = readConfig(io);
  const isAny = host === '0.0.0.0' || host === '::';
  const name = isAny ? '127.0.0.1' : host;
  const url = `http://${name.includes(':') ? `[${name}]` : name}:${port}/readyz`;
  const isReady = await fetch(url, { signal: AbortSignal.timeout(healthcheckMs) }).then(
    (response) => response.ok,
    () => false,
  );
  io.stderr.write(isReady ? 'ready\n' : `not ready: ${url}\n`);
  return isReady ? exitDone : exitFailed;
}
