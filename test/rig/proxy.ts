/** A proxy in front of an HTTP server that spoils what it is told to spoil. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/**
 * `pass`: as if it were not there. `swallow`: the server acts, but the caller sees the connection
 * break. `cut`: the connection breaks before the server is asked. `busy`, `throttle`: the server is
 * not asked, and the answer is that the database is locked, or that there are too many requests.
 */
export type Conduct = 'pass' | 'swallow' | 'cut' | 'busy' | 'throttle';

export interface FaultyProxy {
  readonly url: string;
  /** Decides for each request, from its body and its number since the last `decide`. */
  decide(conduct: (body: string, count: number) => Conduct): void;
  /** The headers of the latest request. */
  headers(): IncomingMessage['headers'];
  close(): void;
}

export async function startProxy(target: string): Promise<FaultyProxy> {
  let decide: (body: string, count: number) => Conduct = () => 'pass';
  let count = 0;
  let headers: IncomingMessage['headers'] = {};

  const server = createServer((incoming, outgoing) => {
    void (async () => {
      headers = incoming.headers;
      const body = await buffer(incoming);
      const conduct = decide(body.toString(), ++count);
      if (conduct === 'cut') incoming.socket.destroy();
      else if (conduct === 'throttle') outgoing.writeHead(429).end();
      else if (conduct === 'busy') outgoing.end(renderBusy(body.toString()));
      else {
        const answer = await ask(target, incoming, body);
        if (conduct === 'swallow') incoming.socket.destroy();
        else outgoing.writeHead(answer.status, { 'Content-Type': answer.type }).end(answer.body);
      }
    })().catch(() => incoming.socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    decide(conduct) {
      decide = conduct;
      count = 0;
    },
    headers: () => headers,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function ask(target: string, { method, url, headers }: IncomingMessage, body: Buffer) {
  const outgoing = request(new URL(url ?? '/', target), {
    method,
    headers: { ...headers, 'accept-encoding': 'identity' },
  });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const type = answer.headers['content-type'] ?? 'application/json';
  return { status: answer.statusCode ?? 500, type, body: await buffer(answer) };
}

interface PipelineStep {
  readonly type: string;
  readonly batch?: { readonly steps: readonly unknown[] };
}

/** The server's answer to a pipeline of requests while another connection holds the lock. */
function renderBusy(body: string): string {
  const error = { message: 'SQLITE_BUSY: database is locked', code: 'SQLITE_BUSY' };
  const { requests } = JSON.parse(body) as { requests: readonly PipelineStep[] };
  const results = requests.map(({ type, batch }) => {
    if (type === 'execute') return { type: 'error', error };
    if (batch === undefined) return { type: 'ok', response: { type } };
    const none = batch.steps.map(() => null);
    const result = { step_results: none, step_errors: [error, ...none.slice(1)] };
    return { type: 'ok', response: { type, result } };
  });
  return JSON.stringify({ baton: null, base_url: null, results });
}
