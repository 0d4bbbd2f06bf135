/** A client of jobs: submits them, waits for their ends, counts the bytes of their results. */

import { Agent, type IncomingMessage, request } from 'node:http';
import type { Server } from './server.ts';

export interface JobClient {
  /** Posts a job; resolves with its path and the milliseconds until the 202. */
  submit(body: string): Promise<{ readonly path: string; readonly ms: number }>;
  /** Waits until the job is complete and its results have come; resolves with their bytes. */
  collect(path: string): Promise<number>;
  close(): void;
}

const waitSeconds = 60;

/** Idle connections are closed before the server closes them. */
const idleMs = 3000;

export function createJobClient({ url, key }: Server): JobClient {
  const agent = new Agent({ keepAlive: true, timeout: idleMs });
  const common = { 'X-API-Key': key, Prefer: `wait=${waitSeconds}` };

  function send(method: string, path: string, body?: string): Promise<IncomingMessage> {
    const headers = body === undefined ? common : { ...common, ...describe(body) };
    return new Promise((resolve, reject) => {
      const outgoing = request(url + path, { method, headers, agent }, resolve);
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  return {
    async submit(body) {
      const startedAtMs = performance.now();
      const answer = await send('POST', '/v1/enrich/async', body);
      const ms = performance.now() - startedAtMs;
      const { byteCount } = await drain(answer);
      const { location } = answer.headers;
      if (answer.statusCode !== 202 || location === undefined) {
        throw new Error(`refused with ${answer.statusCode}, ${byteCount} bytes`);
      }
      return { path: location, ms };
    },
    async collect(path) {
      for (;;) {
        const answer = await send('GET', path);
        const { head, byteCount } = await drain(answer);
        if (answer.statusCode !== 200 || head.includes('"status":"failed"')) {
          throw new Error(`a job ended with ${answer.statusCode} ${head}`);
        }
        if (head.includes('"status":"complete"')) return byteCount;
      }
    },
    close: () => agent.destroy(),
  };
}

function describe(body: string): Record<string, string | number> {
  return { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
}

/** Reads an answer to its end and keeps only its beginning. */
async function drain(answer: IncomingMessage): Promise<{ head: string; byteCount: number }> {
  let head = '';
  let byteCount = 0;
  for await (const bytes of answer as AsyncIterable<Buffer>) {
    if (head.length < 100) head += bytes.toString('latin1', 0, 100);
    byteCount += bytes.length;
  }
  return { head, byteCount };
}

/** Runs a job from each body, so many side by side; resolves with the seconds it all took. */
export async function runJobs(
  client: JobClient,
  bodies: readonly string[],
  atOnce: number,
): Promise<{ readonly seconds: number; readonly acceptedMs: readonly number[] }> {
  const acceptedMs: number[] = [];
  const startedAtMs = performance.now();
  let next = 0;
  const lanes = Array.from({ length: Math.min(atOnce, bodies.length) }, async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const { path, ms } = await client.submit(body);
      acceptedMs.push(ms);
      await client.collect(path);
    }
  });
  await Promise.all(lanes);
  return { seconds: (performance.now() - startedAtMs) / 1000, acceptedMs };
}
