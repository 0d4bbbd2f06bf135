/** A real server on a real port: malformed bytes, limits, keep-alive and drain. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { headerBytesMax, startServer } from '../../src/http/server.ts';
import { createKeptLog } from '../rig/log.ts';
import { openService } from '../rig/service.ts';

const service = await openService({ ENRICHD_SYNC_BODY_BYTES_MAX: '20000' });
const { log } = createKeptLog();
const options = { host: '127.0.0.1', port: 0, connectionsMax: 100, log };
const fetchApp = (request: Request) => service.fetch(request);
const server = await startServer({ ...options, fetch: fetchApp });
after(async () => {
  await server.drain(0);
  await service.close();
});

async function open(url = server.url): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Sends the bytes and reads until the server closes. */
async function exchange(text: string): Promise<string> {
  const socket = await open();
  socket.write(text);
  let answer = '';
  for await (const data of socket) answer += data;
  return answer;
}

const INVALID = '{"error": "Invalid request."}';

test('400: bytes that are not HTTP', async () => {
  const answer = await exchange('\x00\x01\x02 hello\r\n\r\n');
  assert.match(answer, /^HTTP\/1\.1 400 /);
  assert.ok(answer.endsWith(INVALID));
});

test('400: two different lengths, and length together with chunks', async () => {
  for (const header of ['Content-Length: 6', 'Transfer-Encoding: chunked']) {
    const answer = await exchange(
      `POST /v1/enrich HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n${header}\r\n\r\nhello`,
    );
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.ok(answer.endsWith(INVALID));
  }
});

test('400: no Host, and a Host that is none', async () => {
  for (const host of ['', 'Host: a b\r\n', 'Host: a/b\r\n']) {
    const answer = await exchange(`GET /healthz HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 400 /);
  }
});

test('431: a header block over the limit', async () => {
  const answer = await exchange(
    `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(headerBytesMax)}\r\n\r\n`,
  );
  assert.match(answer, /^HTTP\/1\.1 431 /);
  assert.ok(answer.endsWith('{"error": "Request header fields too large."}'));
});

test('413: a chunked body is counted while it comes', async () => {
  const piece = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
  const answer = await exchange(
    `POST /v1/enrich HTTP/1.1\r\nHost: x\r\nX-API-Key: ${service.key}\r\n` +
      `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n` +
      `${piece.repeat(8)}0\r\n\r\n`,
  );
  assert.match(answer, /^HTTP\/1\.1 413 /);
  assert.ok(answer.endsWith('{"error": "Request body too large.", "limit_bytes": 20000}'));
});

test('404: paths with bad escapes, dots and other hosts lead nowhere', async () => {
  for (const path of ['/%E0%A4%A', '/v1/../../etc/passwd', '/v1/enrich/', '//v1/enrich']) {
    const answer = await exchange(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 404 /);
    assert.ok(answer.endsWith('{"error": "Not found."}'));
  }
});

test('405: methods nobody serves', async () => {
  for (const method of ['TRACE', 'OPTIONS', 'PATCH', 'PROPFIND']) {
    const answer = await exchange(
      `${method} /v1/enrich HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 405 /);
    assert.match(answer, /\r\nallow: POST\r\n/i);
  }
});

test('a client that hangs up in mid-body disturbs nobody', async () => {
  const socket = await open();
  socket.write(
    `POST /v1/enrich HTTP/1.1\r\nHost: x\r\nX-API-Key: ${service.key}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"trans',
  );
  socket.destroy();
  const response = await fetch(`${server.url}/healthz`);
  assert.equal(response.status, 200);
});

test('the address in use is refused, not shared', async () => {
  const port = Number(new URL(server.url).port);
  await assert.rejects(startServer({ ...options, port, fetch: fetchApp }), { code: 'EADDRINUSE' });
});

test('a drain answers the kept-alive client 503 and lets go of it', async () => {
  const leaving = await openService();
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const draining = await startServer({
    ...options,
    async fetch(request) {
      if (new URL(request.url).pathname === '/healthz') {
        started.resolve();
        await finish.promise;
      }
      return leaving.fetch(request);
    },
  });
  const kept = await open(draining.url);
  kept.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  await started.promise;
  leaving.drain();
  const drained = draining.drain(10_000);
  kept.write(
    `POST /v1/enrich HTTP/1.1\r\nHost: x\r\nX-API-Key: ${leaving.key}\r\nContent-Length: 2\r\n\r\n{}`,
  );
  finish.resolve();
  let answer = '';
  for await (const data of kept) answer += data;
  await drained;
  assert.match(answer, /^HTTP\/1\.1 200 /);
  assert.match(answer, /HTTP\/1\.1 503 .*connection: close/is);
  await leaving.close();
});

test('a drain ends connections that stay when its time is up', async () => {
  const draining = await startServer({ ...options, fetch: fetchApp });
  const stuck = await open(draining.url);
  stuck.write('POST /v1/enrich HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n');
  const closed = new Promise((resolve) => stuck.once('close', resolve).resume());
  await draining.drain(0);
  await closed;
});
