/** Limits the time a client takes to send a body: in all, by its size, or between two pieces. */

import type { IncomingMessage, ServerResponse } from 'node:http';

/** Time to send the whole body of an ordinary request. */
export const bodyMs = 30_000;

/** A bulk body may take longer, by as much as it takes to come at this pace. */
export const bulkBytesPerSecondMin = 65_536;

/** The longest silence of a stream while more of it is wanted. */
export const streamSilenceMs = 60_000;

type Pace = 'whole' | 'by-size' | 'by-silence';

const PACES: Readonly<Record<string, Pace>> = {
  '/v1/enrich/async': 'by-size',
  '/v1/enrich/stream': 'by-silence',
};

interface Reception {
  readonly outgoing: ServerResponse;
  readonly pace: Pace;
  readonly startedAtMs: number;
  readonly bytesBefore: number;
  bytesSeen: number;
  movedAtMs: number;
}

export interface BodyTimes {
  /** Watches the body of a request until it has come. */
  watch(incoming: IncomingMessage, outgoing: ServerResponse): void;
  /** Ends every request whose time is up. */
  check(): void;
}

/** `nowMs` is monotonic; `onLate` is given each request that took too long, once. */
export function createBodyTimes(
  nowMs: () => number,
  onLate: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
): BodyTimes {
  const receptions = new Map<IncomingMessage, Reception>();

  return {
    watch(incoming, outgoing) {
      const { headers, socket, url = '' } = incoming;
      const length = headers['content-length'] ?? '0';
      if (headers['transfer-encoding'] === undefined && Number(length) === 0) return;
      const startedAtMs = nowMs();
      receptions.set(incoming, {
        outgoing,
        startedAtMs,
        pace: PACES[url.split('?', 1)[0] ?? ''] ?? 'whole',
        bytesBefore: socket.bytesRead,
        bytesSeen: 0,
        movedAtMs: startedAtMs,
      });
      incoming.once('end', () => receptions.delete(incoming));
    },
    check() {
      for (const [incoming, reception] of receptions) {
        const isLate = !incoming.complete && isOverdue(incoming, reception, nowMs());
        if (isLate || incoming.complete || incoming.destroyed) receptions.delete(incoming);
        if (isLate && !incoming.destroyed) onLate(incoming, reception.outgoing);
      }
    },
  };
}

function isOverdue(incoming: IncomingMessage, reception: Reception, nowMs: number): boolean {
  const byteCount = incoming.socket.bytesRead - reception.bytesBefore;
  // What lies here unread is our own delay.
  if (byteCount > reception.bytesSeen || incoming.readableLength > 0) reception.movedAtMs = nowMs;
  reception.bytesSeen = byteCount;
  const passedMs = nowMs - reception.startedAtMs;
  switch (reception.pace) {
    case 'whole':
      return passedMs > bodyMs;
    case 'by-size':
      return passedMs > bodyMs + (byteCount / bulkBytesPerSecondMin) * 1000;
    case 'by-silence':
      return nowMs - reception.movedAtMs > streamSilenceMs;
  }
}
