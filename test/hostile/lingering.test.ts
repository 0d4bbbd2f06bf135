/** Clients that announce much and send nothing, or are refused and stay. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { smallBodyBytesMax } from '../../src/http/body.ts';
import { lingerMs } from '../../src/http/exchanges.ts';
import { heldBodyBytesMax } from '../../src/http/held-bodies.ts';
import { openListening } from '../rig/listening.ts';
import { openSocket } from '../rig/socket.ts';

const large = 32 * 1024 * 1024;
const service = await openListening({ ENRICHD_ASYNC_BODY_BYTES_MAX: String(large) }, 10_000);
after(() => service.close());

/** Opens connections that announce bodies of this size and send none. */
async function announce(count: number, bytes: number) {
  const head = `POST /v1/enrich/async HTTP/1.1\r\nHost: x\r\nX-API-Key: ${service.key}\r\n`;
  const sockets = await Promise.all(Array.from({ length: count }, () => openSocket(service.url)));
  for (const socket of sockets) {
    socket.write(`${head}Content-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n`);
  }
  await delay(200);
  return async () => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(sockets.map((socket) => socket.closed || once(socket, 'close')));
    await delay(50);
  };
}

async function ask(): Promise<number> {
  return (await service.post('/v1/enrich', { transactions: ['SPOTIFY'] })).status;
}

test('smallBodyBytesMax: larger bodies count as they come, so announcing them holds nothing', async () => {
  const leave = await announce(heldBodyBytesMax / large, large);
  const body = JSON.stringify({ transactions: ['SPOTIFY'] });
  const headers = {
    'X-API-Key': service.key,
    'Content-Type': 'application/json',
    'Content-Length': String(body.length),
  };
  const init = { method: 'POST', headers, body };
  assert.equal((await fetch(`${service.url}/v1/enrich`, init)).status, 200);
  assert.equal(await ask(), 200);
  assert.ok(smallBodyBytesMax < large);
  await leave();
});

test('lingerMs: a refused client that does not hang up is cut off', async () => {
  const socket = await openSocket(service.url, { allowHalfOpen: true });
  socket.write(`GARBAGE * *\r\n\r\n`);
  socket.resume();
  await once(socket, 'end');
  const endedAtMs = performance.now();
  const sending = setInterval(() => socket.write('more'), 50);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await Promise.race([closed, delay(4 * lingerMs)]);
  clearInterval(sending);
  const ms = performance.now() - endedAtMs;
  socket.destroy();
  assert.ok(ms > lingerMs / 2 && ms < 3 * lingerMs, `${ms}`);
});
