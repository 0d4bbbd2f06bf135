/** Puts a server under the load of kept-alive clients with autocannon and keeps every answer's time. */

import autocannon from 'autocannon';
import { quantile } from './figures.ts';
import type { Server } from './server.ts';

export interface Load {
  readonly clients: number;
  readonly seconds: number;
  /** Sent in turn by each client. */
  readonly bodies: readonly string[];
  readonly path?: string;
}

export interface Taken {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Answers to the slowest client, as a share of those to the fastest. */
  readonly fairness: number;
}

/** Throws when any answer is not a 2xx. */
export async function load(
  server: Server,
  { clients, seconds, bodies, path }: Load,
): Promise<Taken> {
  const tookMs: number[] = [];
  const counts = new Map<object, number>();
  const startedAtMs = performance.now();
  let endedAtMs = startedAtMs;
  const running = autocannon({
    url: server.url + (path ?? '/v1/enrich'),
    method: 'POST',
    connections: clients,
    duration: seconds,
    headers: { 'Content-Type': 'application/json', 'X-API-Key': server.key },
    requests: bodies.map((body) => ({ body })),
  });
  running.on('response', (client: object, _status: number, _bytes: number, ms: number) => {
    endedAtMs = performance.now();
    tookMs.push(ms);
    counts.set(client, (counts.get(client) ?? 0) + 1);
  });
  const { errors, non2xx, timeouts } = await running;
  if (errors + non2xx + timeouts > 0) {
    throw new Error(`${non2xx} refusals, ${errors} errors, ${timeouts} timeouts`);
  }
  const shares = [...counts.values()];
  return {
    perSecond: (tookMs.length / (endedAtMs - startedAtMs)) * 1000,
    p50: quantile(tookMs, 0.5),
    p99: quantile(tookMs, 0.99),
    max: Math.max(...tookMs.slice(0, 100_000)),
    fairness: Math.min(...shares) / Math.max(...shares),
  };
}
