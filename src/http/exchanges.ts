/** Knows which answers each connection still owes, so that nothing is written between them. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { finished } from 'node:stream';
import { AppError, type ErrorCode, renderErrorBody } from '../errors.ts';
import { jsonType } from './respond.ts';

/** Requests of one connection worked on at once; those pipelined beyond it are answered 503. */
export const pipelinedRequestsMax = 32;

/** How long a refused client has to take its answer before the connection is cut. */
export const lingerMs = 1000;

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

export interface Exchanges {
  /** Notes a request until its answer is out; false when its connection has too many. */
  begin(incoming: IncomingMessage, outgoing: ServerResponse): boolean;
  /** Answers, in its turn, a request that cannot be taken further, and ends the connection. */
  refuse(socket: Duplex, code: ErrorCode): void;
}

export function createExchanges(): Exchanges {
  const open = new WeakMap<Duplex, Set<Exchange>>();
  const refused = new WeakSet<Duplex>();

  return {
    begin(incoming, outgoing) {
      const { socket } = incoming;
      const exchanges = open.get(socket) ?? new Set();
      const exchange = { incoming, outgoing };
      open.set(socket, exchanges.add(exchange));
      outgoing.once('close', () => exchanges.delete(exchange));
      return exchanges.size <= pipelinedRequestsMax;
    },
    refuse(socket, code) {
      if (refused.has(socket)) return;
      refused.add(socket);
      const exchanges = [...(open.get(socket) ?? [])];
      const current = exchanges.find(({ incoming }) => !incoming.complete);
      const before = exchanges.filter((exchange) => exchange !== current);
      void Promise.all(before.map(({ outgoing }) => untilClosed(outgoing))).then(() => {
        if (current?.outgoing.headersSent || !socket.writable) {
          socket.destroy();
          return;
        }
        socket.end(renderRefusal(new AppError(code)));
        // A client that neither takes the answer nor hangs up must not keep the connection.
        setTimeout(() => socket.destroy(), lingerMs).unref();
      });
    },
  };
}

function untilClosed(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (outgoing.closed) resolve();
    else finished(outgoing, () => resolve());
  });
}

/** A whole answer as bytes, for a connection that no request object stands for. */
function renderRefusal(error: AppError): string {
  const body = renderErrorBody(error);
  return (
    `HTTP/1.1 ${error.status} Error\r\nContent-Type: ${jsonType}\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\n` +
    `X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n${body}`
  );
}
