/** The whole service in this process behind a real server on a free port. */

import { type Clock, systemClock } from '../../src/clock.ts';
import type { Environment } from '../../src/config.ts';
import { type RunningServer, startServer } from '../../src/http/server.ts';
import { createKeptLog } from './log.ts';
import { openService, type Service } from './service.ts';

export interface Listening extends Service {
  readonly url: string;
  readonly server: RunningServer;
  /** What the server itself logged. */
  readonly serverLines: readonly string[];
}

export async function openListening(
  env: Environment = {},
  connectionsMax = 1000,
  clock: Clock = systemClock,
): Promise<Listening> {
  const service = await openService(env, clock);
  const { log, lines } = createKeptLog();
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    connectionsMax,
    log,
    fetch: (request) => service.fetch(request),
  });
  return {
    ...service,
    server,
    url: server.url,
    serverLines: lines,
    async close() {
      await server.drain(0);
      await service.close();
    },
  };
}
