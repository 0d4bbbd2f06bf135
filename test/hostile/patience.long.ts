/** Clients that hold connections: each is let go of in its time, and the others are served. */

import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { after, test } from 'node:test';
import { bodyMs } from '../../src/http/body-time.ts';
import { headersMs, keepAliveMs } from '../../src/http/server.ts';
import { openListening } from '../rig/listening.ts';
import { openSocket, parseAnswers, readAll } from '../rig/socket.ts';

const connectionsMax = 1000;
const service = await openListening({}, connectionsMax);
const { url, key } = service;
after(() => service.close());

const health = 'GET /healthz HTTP/1.1\r\nHost: x\r\n';
/** What a busy machine may add to a limit. */
const slackMs = 10_000;
const dripMs = 500;

interface Held {
  readonly text: string;
  readonly tookMs: number;
}

/** Sends the start, then one piece after another until the server ends it. */
async function hold(start: string, piece: string): Promise<Held> {
  const socket = await openSocket(url);
  const startedAtMs = performance.now();
  socket.write(start);
  const drip = setInterval(() => piece !== '' && socket.write(piece), dripMs);
  const text = await readAll(socket);
  clearInterval(drip);
  return { text, tookMs: performance.now() - startedAtMs };
}

function assertWithin(tookMs: number, limitMs: number): void {
  assert.ok(tookMs >= limitMs - 100 && tookMs < limitMs + slackMs, `took ${tookMs} ms`);
}

const post = `POST /v1/enrich HTTP/1.1\r\nHost: x\r\nX-API-Key: ${key}\r\n`;

const SLOW = [
  { name: 'a silent connection', start: '', piece: '', limitMs: headersMs },
  { name: 'headers that trickle', start: health, piece: 'X: a\r\n', limitMs: headersMs },
  { name: 'a request line that trickles', start: 'GET /', piece: 'a', limitMs: headersMs },
  {
    name: 'a body that trickles',
    start: `${post}Content-Length: 10000\r\n\r\n`,
    piece: ' ',
    limitMs: bodyMs,
  },
  {
    name: 'chunks that trickle',
    start: `${post}Transfer-Encoding: chunked\r\n\r\n`,
    piece: '1\r\n \r\n',
    limitMs: bodyMs,
  },
];

test('408: slow clients, all at once', { concurrency: true }, async (context) => {
  await Promise.all(
    SLOW.map(({ name, start, piece, limitMs }) =>
      context.test(`408: ${name}`, async () => {
        const { text, tookMs } = await hold(start, piece);
        assertWithin(tookMs, limitMs);
        const [answer] = parseAnswers(text);
        assert.equal(answer?.status, 408);
        assert.equal(answer.body, '{"error": "Request timeout."}');
        assert.equal(answer.headers.connection, 'close');
      }),
    ),
  );
});

test('a kept-alive connection that says nothing more is closed', async () => {
  const { text, tookMs } = await hold(`${health}\r\n`, '');
  assert.equal(parseAnswers(text)[0]?.status, 200);
  assertWithin(tookMs, keepAliveMs);
});

test('a connection past the limit is dropped, those within it are served', async () => {
  const sockets: Socket[] = [];
  for (let i = 0; i < connectionsMax; i++) {
    const socket = await openSocket(url);
    // An open request holds the connection longer than silence would.
    socket.write(`${post}Content-Length: 100\r\n\r\n `);
    sockets.push(socket);
  }
  for (let i = 0; i < 50; i++) assert.equal(await readAll(await openSocket(url)), '');
  const [first] = sockets.splice(0, 1);
  assert.ok(first);
  const gone = readAll(first);
  first.destroy();
  await gone;
  // The server learns of the hang-up a moment later.
  let text = '';
  while (text === '') {
    const socket = await openSocket(url);
    socket.write(`${health}Connection: close\r\n\r\n`);
    text = await readAll(socket);
  }
  assert.equal(parseAnswers(text)[0]?.status, 200);
  for (const socket of sockets) socket.destroy();
});
