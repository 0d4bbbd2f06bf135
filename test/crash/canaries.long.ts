/** Keys, card numbers and submitted text stay out of logs, errors and metrics, whatever goes wrong. */

import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { makeKey } from '../../src/keys/key.ts';
import { createClient, makeKeyIn } from '../rig/client.ts';
import { makeDirectory } from '../rig/directory.ts';
import { runCommand, serve } from '../rig/process.ts';

const phrase = 'XK7QUARTZ';
const card = '4111111111111111';
const grouped = '5555 5555 5555 4444';
const submitted = `${phrase} ${card} ${grouped}`;
const foreignKey = makeKey();

function insistClean(output: string, key: string, what: string): void {
  for (const secret of [
    phrase,
    card,
    grouped,
    key,
    key.slice(21),
    foreignKey,
    foreignKey.slice(21),
  ]) {
    assert.ok(!output.includes(secret), `${what} holds ${secret.slice(0, 6)}…: ${output}`);
  }
}

/** Requests of every kind that carry the secrets where they can be carried; all must fail. */
function listFailures(key: string): readonly (readonly [string, RequestInit])[] {
  const type = { 'X-API-Key': key, 'Content-Type': 'application/json' };
  const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    headers: { ...type, ...headers },
    body,
  });
  const good = JSON.stringify({ transactions: [submitted] });
  const paths = ['/v1/enrich', '/v1/enrich/async', '/v1/corrections', '/v1/corrections/preview'];
  const bodies = [
    `{"transactions": ["${submitted}`,
    submitted,
    JSON.stringify({ transactions: submitted }),
    JSON.stringify({ [submitted]: [] }),
    JSON.stringify({ transactions: [{ description: 1, [submitted]: submitted }] }),
    JSON.stringify({ transactions: [submitted.repeat(100), `${submitted}\0`, { a: submitted }] }),
    JSON.stringify({ match: { [submitted]: submitted }, set: { category: submitted } }),
  ];
  const encoded = encodeURIComponent(submitted);
  return [
    ...paths.flatMap((path) => bodies.map((body) => [path, post(body)] as const)),
    ['/v1/enrich', post(good, { 'Content-Type': `text/${phrase}` })],
    ['/v1/enrich', post(good, { 'Content-Encoding': phrase })],
    ['/v1/enrich', post(good, { 'X-API-Key': foreignKey })],
    ['/v1/enrich', post(good, { 'X-API-Key': '', Authorization: `Bearer ${foreignKey}` })],
    ['/v1/enrich/async', post(good, { 'Idempotency-Key': submitted })],
    [`/v1/${encoded}`, { headers: type }],
    [`/v1/enrich/jobs/${encoded}`, { headers: type }],
    [`/v1/enrich/jobs?status=${encoded}&cursor=${encoded}`, { headers: type }],
    [`/v1/corrections/${encoded}`, { method: 'DELETE', headers: type }],
    ['/v1/enrich', { method: 'DELETE', headers: { ...type, [phrase]: submitted } }],
    [`/v1/enrich/async?column=${encoded}`, post(submitted, { 'Content-Type': 'text/csv' })],
  ];
}

for (const format of ['json', 'pretty']) {
  test(`no secret in errors, metrics or the ${format} log`, async () => {
    const directory = makeDirectory();
    const key = await makeKeyIn(directory);
    const server = await serve(directory, { ENRICHD_LOG: format });
    const client = createClient(server.url, key);

    const done = await client.await(await client.submit([submitted, 'SPOTIFY']));
    assert.equal(done.results[0]?.input, submitted);
    for (const [path, init] of listFailures(key)) {
      const response = await fetch(server.url + path, init);
      const answer = await response.text();
      assert.ok(response.status >= 400 && response.status < 500, `${path}: ${response.status}`);
      insistClean(answer, key, `${init.method ?? 'GET'} ${path.slice(0, 24)}`);
    }
    insistClean(await sendRaw(server.url, `${submitted} / HTTP/1.1\r\n\r\n`), key, 'raw answer');
    insistClean(await sendRaw(server.url, `GET /${phrase}`), key, 'cut request');
    insistClean(await askControl(directory, `{"command": "${submitted}`), key, 'control answer');
    insistClean(await askControl(directory, `{"command": "${foreignKey}"}`), key, 'control answer');
    await runCommand(directory, 'jobs', 'rm', submitted);
    await runCommand(directory, 'keys', 'revoke', foreignKey);

    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    assert.match(metrics, /^# TYPE /m);
    insistClean(metrics, key, 'metrics');
    assert.equal(await server.end('SIGTERM'), 0);
    assert.match(server.stderr(), /request/);
    insistClean(server.stderr() + server.greeting, key, 'log');
  });
}

async function sendRaw(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.end(bytes);
  return text(socket);
}

async function askControl(directory: string, request: string): Promise<string> {
  const socket = connect({ path: join(directory, 'control.sock'), allowHalfOpen: true });
  socket.end(request);
  return text(socket);
}
