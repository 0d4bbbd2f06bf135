/** The control socket: one JSON request a connection, one JSON answer, for the data's owner only. */

import { rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { describeError, type Log } from '../log.ts';
import { type Admin, type AdminRequest, adminRequest } from './admin.ts';

export interface ControlServer {
  close(): void;
}

const answer = z.union([z.object({ value: z.unknown() }), z.object({ error: z.string() })]);

/** Bytes of one request. */
export const controlRequestBytesMax = 65_536;

/** Longest socket path that every supported system takes. */
export const socketPathBytesMax = 103;

/** Serves the admin on the directory's socket; undefined when that is taken or its path too long. */
export async function listenForControl(
  dataDir: string,
  admin: Admin,
  log: Log,
): Promise<ControlServer | undefined> {
  const path = locateSocket(dataDir);
  if (path === undefined) {
    log.warn('the path of the data directory is too long for a control socket');
    return undefined;
  }
  const other = await connect(path);
  if (other !== undefined) {
    other.destroy();
    log.warn('another instance serves the control socket of this data directory');
    return undefined;
  }
  rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    void handle(socket, admin, log);
  });
  await listenPrivately(server, path);
  return {
    close() {
      server.close();
    },
  };
}

/** Asks a running server; undefined when none listens. Throws when it reports a failure. */
export async function askServer(
  dataDir: string,
  request: AdminRequest,
): Promise<{ readonly value: unknown } | undefined> {
  const path = locateSocket(dataDir);
  const socket = path === undefined ? undefined : await connect(path);
  if (socket === undefined) return undefined;
  socket.end(JSON.stringify(request));
  const reply = answer.parse(JSON.parse(await text(socket)));
  if ('error' in reply) throw new Error(reply.error);
  return reply;
}

async function handle(socket: Socket, admin: Admin, log: Log): Promise<void> {
  try {
    const request = adminRequest.parse(JSON.parse(await readRequest(socket)));
    const value = await admin(request);
    log.info({ command: request.command }, 'control');
    socket.end(JSON.stringify({ value }));
  } catch (error) {
    log.warn({ error: describeError(error) }, 'control request failed');
    const { message } = describeError(error);
    socket.end(JSON.stringify({ error: String(message ?? 'failed') }));
  }
}

async function readRequest(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  let byteCount = 0;
  // The plain iterator would destroy the socket at the end of the request, before the answer.
  const parts: AsyncIterable<Buffer> = socket.iterator({ destroyOnReturn: false });
  for await (const chunk of parts) {
    byteCount += chunk.length;
    if (byteCount > controlRequestBytesMax) throw new Error('the request is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** The socket is bound inside `listen`, so the mask makes it private from its first moment. */
function listenPrivately(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const mask = process.umask(0o177);
    server.listen(path, resolve);
    process.umask(mask);
  });
}

function connect(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ path, allowHalfOpen: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else reject(error);
    });
  });
}

function locateSocket(dataDir: string): string | undefined {
  const absolute = join(dataDir, 'control.sock');
  const candidates = [absolute, relative(process.cwd(), absolute)];
  return candidates.find((path) => Buffer.byteLength(path) <= socketPathBytesMax);
}
