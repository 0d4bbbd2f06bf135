/** Bytes that no decent client sends: each is refused in JSON or served, and nothing breaks. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pipelinedRequestsMax } from '../../src/http/exchanges.ts';
import { mainThreadItemsMax } from '../../src/http/routes/enrich.ts';
import { headerBytesMax, stallMs, startServer } from '../../src/http/server.ts';
import { openListening } from '../rig/listening.ts';
import { createKeptLog } from '../rig/log.ts';
import { exchange, openSocket, parseAnswers, readAll } from '../rig/socket.ts';

const service = await openListening({ ENRICHD_SYNC_BODY_BYTES_MAX: '20000' });
const { url, key } = service;
after(() => service.close());

const close = 'Connection: close\r\n';
const json = 'Content-Type: application/json\r\n';
const enrichHead = `POST /v1/enrich HTTP/1.1\r\nHost: x\r\nX-API-Key: ${key}\r\n${json}`;
const good = '{"transactions":["SPOTIFY"]}';
const length = `Content-Length: ${good.length}\r\n`;
const health = 'GET /healthz HTTP/1.1\r\nHost: x\r\n';
const CANARY = 'CANARY';

interface Row {
  readonly name: string;
  readonly bytes: string;
  readonly status: number;
}

const long = 'a'.repeat(headerBytesMax);
const chunked = `${enrichHead}Transfer-Encoding: chunked\r\n`;

const REFUSED: readonly Row[] = [
  { name: 'a TLS greeting', bytes: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', status: 400 },
  { name: 'a greeting of HTTP/2', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', status: 400 },
  { name: 'no method', bytes: ' /healthz HTTP/1.1\r\nHost: x\r\n\r\n', status: 400 },
  { name: 'an unknown method', bytes: `${CANARY} / HTTP/1.1\r\nHost: x\r\n\r\n`, status: 400 },
  { name: 'a method in small letters', bytes: 'get / HTTP/1.1\r\nHost: x\r\n\r\n', status: 400 },
  { name: 'another version', bytes: 'GET / HTTP/9.9\r\nHost: x\r\n\r\n', status: 400 },
  { name: 'HTTP/0.9', bytes: 'GET /healthz\r\n\r\n', status: 400 },
  { name: 'a bare line feed', bytes: `${health}X: a\n\r\n\r\n`, status: 400 },
  { name: 'a space before the colon', bytes: `${health}X : a\r\n\r\n`, status: 400 },
  { name: 'a folded header', bytes: `${health}X: a\r\n b\r\n\r\n`, status: 400 },
  { name: 'a header without a name', bytes: `${health}: ${CANARY}\r\n\r\n`, status: 400 },
  { name: 'a NUL in a header', bytes: `${health}X: a\0b\r\n\r\n`, status: 400 },
  { name: 'no Host', bytes: `GET / HTTP/1.1\r\n${close}\r\n`, status: 400 },
  { name: 'an empty Host', bytes: `GET / HTTP/1.1\r\n${close}Host:\r\n\r\n`, status: 400 },
  {
    name: 'a Host that is none',
    bytes: `GET /healthz HTTP/1.1\r\nConnection: close\r\nHost: ${CANARY}@a b/\r\n\r\n`,
    status: 400,
  },
  { name: 'a header block over the limit', bytes: `${health}X: ${long}\r\n\r\n`, status: 431 },
  { name: 'a target over the limit', bytes: `GET /${long} HTTP/1.1\r\n\r\n`, status: 431 },
  {
    name: 'many small headers over the limit',
    bytes: `${health}${'X: a\r\n'.repeat(2000)}\r\n`,
    status: 431,
  },
  {
    name: 'both a length and chunks',
    bytes: `${chunked}${length}\r\n1c\r\n${good}\r\n0\r\n\r\n`,
    status: 400,
  },
  { name: 'two lengths', bytes: `${enrichHead}${length}Content-Length: 1\r\n\r\n`, status: 400 },
  { name: 'a list of lengths', bytes: `${enrichHead}Content-Length: 5, 5\r\n\r\n`, status: 400 },
  { name: 'a negative length', bytes: `${enrichHead}Content-Length: -1\r\n\r\n`, status: 400 },
  { name: 'a length with a sign', bytes: `${enrichHead}Content-Length: +5\r\n\r\n`, status: 400 },
  { name: 'a length in hex', bytes: `${enrichHead}Content-Length: 0x5\r\n\r\n`, status: 400 },
  {
    name: 'a length past 64 bits',
    bytes: `${enrichHead}Content-Length: 99999999999999999999\r\n\r\n`,
    status: 400,
  },
  {
    name: 'another transfer coding',
    bytes: `${enrichHead}Transfer-Encoding: ${CANARY}\r\n\r\n`,
    status: 400,
  },
  {
    name: 'chunks that are not the last coding',
    bytes: `${enrichHead}Transfer-Encoding: chunked, gzip\r\n\r\n`,
    status: 400,
  },
  { name: 'a chunk size that is no number', bytes: `${chunked}\r\nzz\r\n`, status: 400 },
  { name: 'a negative chunk size', bytes: `${chunked}\r\n-1\r\n`, status: 400 },
  { name: 'a chunk size past 64 bits', bytes: `${chunked}\r\n${'f'.repeat(17)}\r\n`, status: 400 },
  { name: 'a chunk longer than its size', bytes: `${chunked}\r\n1\r\nabc\r\n`, status: 400 },
  {
    name: 'chunk extensions without end',
    bytes: `${chunked}\r\n1;${'a'.repeat(20_000)}\r\n`,
    status: 400,
  },
];

for (const { name, bytes, status } of REFUSED) {
  test(`${status}: ${name}`, async () => {
    const [answer, ...more] = parseAnswers(await exchange(url, bytes));
    assert.equal(answer?.status, status);
    assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
    assert.match(answer.body, /^\{"error": "[A-Z][^"]*\."\}$/);
    assert.ok(!answer.body.includes(CANARY));
    assert.deepEqual(more, []);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });
}

const SERVED: readonly Row[] = [
  { name: 'HTTP/1.0 without a Host', bytes: 'GET /healthz HTTP/1.0\r\n\r\n', status: 200 },
  {
    name: 'the target in absolute form',
    bytes: `GET http://other.example/healthz HTTP/1.1\r\nHost: x\r\n${close}\r\n`,
    status: 200,
  },
  {
    name: 'an absolute target of another scheme',
    bytes: `GET ftp://x/healthz HTTP/1.1\r\nHost: x\r\n${close}\r\n`,
    status: 400,
  },
  { name: 'the target *', bytes: `OPTIONS * HTTP/1.1\r\nHost: x\r\n${close}\r\n`, status: 400 },
  {
    name: 'an upgrade nobody offers',
    bytes: `${health}Connection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n`,
    status: 200,
  },
  {
    name: 'an expectation nobody knows',
    bytes: `${health}${close}Expect: ${CANARY}\r\n\r\n`,
    status: 200,
  },
  { name: 'HEAD', bytes: `HEAD /nothing HTTP/1.0\r\n\r\n`, status: 404 },
  {
    name: 'a body where none is wanted',
    bytes: `${health}${close}${length}\r\n${good}`,
    status: 200,
  },
  {
    name: 'a body in chunks of one byte',
    bytes: `${chunked}${close}\r\n${[...good].map((c) => `1\r\n${c}\r\n`).join('')}0\r\n\r\n`,
    status: 200,
  },
  {
    name: 'bytes in a header that are not ASCII',
    bytes: `${enrichHead}${close}X: é\r\n${length}\r\n${good}`,
    status: 200,
  },
  {
    name: 'a key with bytes that are not ASCII',
    bytes: `POST /v1/enrich HTTP/1.1\r\nHost: x\r\n${close}X-API-Key: ${CANARY}é\r\n\r\n`,
    status: 401,
  },
  {
    name: 'a length over the limit, without the body',
    bytes: `${enrichHead}${close}Content-Length: 20001\r\n\r\n`,
    status: 413,
  },
];

for (const { name, bytes, status } of SERVED) {
  test(`${status}: ${name}`, async () => {
    const text = await exchange(url, bytes);
    assert.match(text, new RegExp(`^HTTP/1\\.1 ${status} `));
    assert.ok(!text.includes(CANARY));
  });
}

test('CONNECT is hung up on', async () => {
  assert.equal(await exchange(url, 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n'), '');
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
});

test('a client that has closed its half still gets its answer', async () => {
  const socket = await openSocket(url, { allowHalfOpen: true });
  socket.end(`${enrichHead}${length}\r\n${good}`);
  const [answer] = parseAnswers(await readAll(socket.once('end', () => socket.destroy())));
  assert.equal(answer?.status, 200);
});

test('a body broken off by a half-close is refused', async () => {
  const socket = await openSocket(url, { allowHalfOpen: true });
  socket.end(`${enrichHead}${length}\r\n${good.slice(1)}`);
  const text = await readAll(socket.once('end', () => socket.destroy()));
  assert.ok(!text.startsWith('HTTP/1.1 2'));
});

test('pipelined requests are answered in their order', async () => {
  const slow = `${enrichHead}${length}\r\n${good}`;
  const text = await exchange(url, `${slow}${health}\r\n${slow}${health}${close}\r\n`);
  const bodies = parseAnswers(text).map(({ body }) => body.slice(0, 10));
  assert.deepEqual(bodies, ['{"results"', '{"status":', '{"results"', '{"status":']);
});

test('garbage behind a request is refused after its answer, not within it', async () => {
  const text = await exchange(url, `${enrichHead}${length}\r\n${good}${CANARY} * *\r\n\r\n`);
  assert.deepEqual(
    parseAnswers(text).map(({ status }) => status),
    [200, 400],
  );
});

test('503: requests pipelined past the limit; those before it are answered', async () => {
  // More items than the main thread takes, so that the answer has to be waited for.
  const body = JSON.stringify({ transactions: Array(mainThreadItemsMax + 1).fill('SPOTIFY') });
  const one = `${enrichHead}Content-Length: ${body.length}\r\n\r\n${body}`;
  const many = one.repeat(pipelinedRequestsMax + 1);
  const answers = parseAnswers(await exchange(url, many));
  const statuses = answers.map(({ status }) => status);
  assert.deepEqual(statuses, [...Array(pipelinedRequestsMax).fill(200), 503]);
  assert.equal(answers.at(-1)?.body, '{"error": "Service unavailable. Retry later."}');
  assert.match(answers.at(-1)?.headers['retry-after'] ?? '', /^\d+$/);
});

test('stallMs: a client that stops reading its answer is hung up on', async () => {
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    cancel() {
      isCancelled = true;
    },
  });
  assert.ok(stallMs > 60_000, 'a client may wait so long for its job');
  const { log } = createKeptLog();
  const server = await startServer({
    ...{ host: '127.0.0.1', port: 0, connectionsMax: 10, stallMs: 500, log },
    fetch: () => new Response(endless),
  });
  const socket = await openSocket(server.url);
  socket.pause();
  socket.write(`${health}\r\n`);
  while (!isCancelled) await new Promise((resolve) => setImmediate(resolve));
  socket.destroy();
  await server.drain(0);
});

test('nothing the clients sent is in the log', () => {
  assert.ok(!service.serverLines.join('').includes(CANARY));
  assert.ok(!service.logLines.join('').includes(CANARY));
});
