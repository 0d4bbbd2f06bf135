/** The time a body may take, by route, on real sockets and a clock that is told the time. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { after, test } from 'node:test';
import {
  bodyMs,
  bulkBytesPerSecondMin,
  createBodyTimes,
  streamSilenceMs,
} from '../../src/http/body-time.ts';

let nowMs = 0;
const late: string[] = [];
const times = createBodyTimes(
  () => nowMs,
  ({ url = '' }, outgoing) => {
    late.push(url);
    outgoing.socket?.destroy();
  },
);
const server = createServer((incoming, outgoing) => {
  times.watch(incoming, outgoing);
  server.emit('taken', incoming);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => server.close());

/** Sends the head of a request and a piece of its body. */
async function send(path: string, piece = 'x'): Promise<{ socket: Socket; body: IncomingMessage }> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  const taken = once(server, 'taken') as Promise<[IncomingMessage]>;
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n`);
  const [body] = await taken;
  body.on('error', () => {});
  body.resume();
  await give(socket, body, piece);
  return { socket, body };
}

async function give(socket: Socket, body: IncomingMessage, piece: string): Promise<void> {
  let missing = piece.length;
  const arrived = new Promise<void>((resolve) => {
    body.on('data', function count(data: Buffer) {
      missing -= data.length;
      if (missing > 0) return;
      body.off('data', count);
      resolve();
    });
  });
  socket.write(piece);
  await arrived;
}

function checkAfter(ms: number): string[] {
  nowMs += ms;
  late.length = 0;
  times.check();
  return [...late];
}

test(`an ordinary body has ${bodyMs} ms in all, however often a byte comes`, async () => {
  const { socket, body } = await send('/v1/enrich');
  assert.deepEqual(checkAfter(bodyMs), []);
  await give(socket, body, 'x');
  assert.deepEqual(checkAfter(1), ['/v1/enrich']);
  assert.deepEqual(checkAfter(bodyMs), []);
});

test('a bulk body has more time by its size', async () => {
  const { socket } = await send('/v1/enrich/async?column=a', 'x'.repeat(bulkBytesPerSecondMin));
  assert.deepEqual(checkAfter(bodyMs + 1000), []);
  assert.deepEqual(checkAfter(1000), ['/v1/enrich/async?column=a']);
  socket.destroy();
});

test(`a stream has any time, but ${streamSilenceMs} ms of silence end it`, async () => {
  const { socket, body } = await send('/v1/enrich/stream');
  for (let i = 0; i < 10; i++) {
    assert.deepEqual(checkAfter(streamSilenceMs), []);
    await give(socket, body, 'x');
  }
  assert.deepEqual(checkAfter(streamSilenceMs), []);
  assert.deepEqual(checkAfter(streamSilenceMs + 1), ['/v1/enrich/stream']);
});

test('what lies unread here is not the silence of the client', async () => {
  const { socket, body } = await send('/v1/enrich/stream');
  body.pause();
  socket.write('x');
  await once(body, 'readable');
  assert.ok(body.readableLength > 0);
  assert.deepEqual(checkAfter(streamSilenceMs), []);
  assert.deepEqual(checkAfter(streamSilenceMs + 1), []);
  socket.destroy();
});

test('a body that has come, or whose client has left, is forgotten', async () => {
  const taken = once(server, 'taken') as Promise<[IncomingMessage]>;
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('POST /v1/enrich HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx');
  const [body] = await taken;
  body.resume();
  await once(body, 'end');
  assert.deepEqual(checkAfter(10 * bodyMs), []);
  socket.destroy();
  const { socket: leaving, body: cut } = await send('/v1/enrich');
  const closed = new Promise((resolve) => cut.once('close', resolve));
  leaving.destroy();
  await closed;
  assert.deepEqual(checkAfter(10 * bodyMs), []);
});
