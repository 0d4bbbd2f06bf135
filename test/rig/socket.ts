/** Raw connections to a server: bytes as they are, answers as they come. */

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** An answer taken apart. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Opens a connection to the server at the URL; its errors are left to whoever reads. */
export async function openSocket(url: string, options = {}): Promise<Socket> {
  const socket = connect({ ...options, port: Number(new URL(url).port), host: '127.0.0.1' });
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Everything the server sends until it closes; a reset counts as a close. */
export async function readAll(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks).toString();
}

/** Sends the bytes, then reads until the server closes. */
export async function exchange(url: string, bytes: string | Uint8Array): Promise<string> {
  const socket = await openSocket(url);
  socket.write(bytes);
  return readAll(socket);
}

/** Cuts what a server sent into its answers, each by its Content-Length. */
export function parseAnswers(text: string): RawAnswer[] {
  const answers: RawAnswer[] = [];
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    const headEnd = bytes.indexOf('\r\n\r\n');
    if (headEnd < 0) throw new Error(`no end of headers in ${bytes.toString().slice(0, 80)}`);
    const [first = '', ...lines] = bytes.subarray(0, headEnd).toString().split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
    if (!status) throw new Error(`no status line but ${first}`);
    const headers = Object.fromEntries(
      lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 2),
      ]),
    );
    const length = status === 100 ? 0 : Number(headers['content-length']);
    if (Number.isNaN(length)) throw new Error(`no length in an answer ${status}`);
    const bodyEnd = headEnd + 4 + length;
    answers.push({ status, headers, body: bytes.subarray(headEnd + 4, bodyEnd).toString() });
    bytes = bytes.subarray(bodyEnd);
  }
  return answers;
}
