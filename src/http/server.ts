/** The Node server around the application: time and size limits, raw protocol errors, drain. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { AppError, type ErrorCode, renderErrorBody } from '../errors.ts';
import { describeError, type Log } from '../log.ts';
import { createBodyTimes } from './body-time.ts';
import { createExchanges } from './exchanges.ts';
import { jsonType } from './respond.ts';

/** Time to send the header block; the body has limits of its own. */
export const headersMs = 10_000;

/** Idle time of a kept-alive connection. */
export const keepAliveMs = 5000;

/** The longest time in which a connection with an open request moves no byte either way. */
export const stallMs = 120_000;

/** How often the time limits are looked at. */
const limitsCheckMs = 1000;

/** The header block of a request, in bytes. */
export const headerBytesMax = 8192;

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly connectionsMax: number;
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly log: Log;
  readonly stallMs?: number;
}

export interface RunningServer {
  /** Where the server answers, as a URL without a trailing slash. */
  readonly url: string;
  /** Takes no new connection and resolves when the open ones are done or the time is up. */
  drain(limitMs: number): Promise<void>;
}

/** Starts listening; rejects when the address cannot be had. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, port, log } = options;
  const answer = getRequestListener(options.fetch, {
    // Its own Response, which hands text and plain headers on as they are, takes the global's place.
    overrideGlobalObjects: true,
    errorHandler: (error) => {
      log.warn({ error: describeError(error) }, 'request refused');
      return toResponse(new AppError('invalid_request'));
    },
  });
  const exchanges = createExchanges();
  const bodyTimes = createBodyTimes(
    () => performance.now(),
    ({ socket }) => exchanges.refuse(socket, 'request_timeout'),
  );
  const take = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    // A client of HTTP/1.0 need not name a host.
    if (incoming.httpVersion === '1.0') incoming.headers.host ||= 'localhost';
    bodyTimes.watch(incoming, outgoing);
    if (exchanges.begin(incoming, outgoing)) void answer(incoming, outgoing);
    else sendUnavailable(outgoing);
  };
  const server = createServer(
    {
      headersTimeout: headersMs,
      // The parser's own answer to a missing host has no body; the listener's has.
      requireHostHeader: false,
      // The body's time depends on the route, which the parser does not know.
      requestTimeout: 0,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: limitsCheckMs,
      maxHeaderSize: headerBytesMax,
    },
    take,
  );
  server.timeout = options.stallMs ?? stallMs;
  server.maxConnections = options.connectionsMax;
  // An expectation nobody knows may be passed over; the parser's own answer has no body.
  server.on('checkExpectation', take);
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    if (error.code === 'ECONNRESET') socket.destroy();
    else exchanges.refuse(socket, PROTOCOL_ERRORS[error.code ?? ''] ?? 'invalid_request');
  });
  await listen(server, host, port);
  const check = setInterval(() => bodyTimes.check(), limitsCheckMs);
  server.once('close', () => clearInterval(check));
  server.on('error', (error) => log.error({ error: describeError(error) }, 'server error'));
  return { url: toUrl(host, server.address() as AddressInfo), drain: (ms) => drain(server, ms) };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** How often an emptied kept-alive connection is looked for while draining. */
const drainCheckMs = 50;

async function drain(server: Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const check = setInterval(() => server.closeIdleConnections(), drainCheckMs);
  const limit = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearInterval(check);
  clearTimeout(limit);
}

const PROTOCOL_ERRORS: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

function sendUnavailable(outgoing: ServerResponse): void {
  const error = new AppError('unavailable', { headers: { Connection: 'close' } });
  const body = renderErrorBody(error);
  const length = Buffer.byteLength(body);
  const headers = { 'Content-Type': jsonType, 'Content-Length': length, ...error.headers };
  outgoing.writeHead(error.status, headers).end(body);
}

function toResponse(error: AppError): Response {
  return new Response(renderErrorBody(error), {
    status: error.status,
    headers: { 'Content-Type': jsonType },
  });
}

function toUrl(host: string, { port }: AddressInfo): string {
  const isAny = host === '0.0.0.0' || host === '::';
  const name = isAny ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
