/** `enrichd serve` as a user meets it: first start, second process, stop, healthcheck. */

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readEnrich } from '../rig/answers.ts';
import { makeDirectory } from '../rig/directory.ts';
import { runCommand, serve } from '../rig/process.ts';

const KEY = /en_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}/;

test('the first start shows one working key, and no later start shows any', async () => {
  const directory = join(makeDirectory(), 'new', 'data');
  const first = await serve(directory);
  const key = KEY.exec(first.greeting)?.[0] ?? '';
  const response = await fetch(`${first.url}/v1/enrich`, {
    method: 'POST',
    headers: { 'X-API-Key': key, 'Content-Type': 'application/json' },
    body: '{"transactions": ["NETFLIX.COM ON DEMAND"]}',
  });
  assert.equal(response.status, 200);
  assert.equal((await readEnrich(response)).results[0]?.input, 'NETFLIX.COM ON DEMAND');
  assert.ok(first.greeting.includes(`curl -s ${first.url}/v1/enrich -H 'X-API-Key: ${key}'`));
  assert.ok(!first.stderr().includes(key));
  assert.equal(await first.end('SIGTERM'), 0);

  const second = await serve(directory);
  assert.match(second.greeting, /^enrichd \S+ is ready at http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(await second.end('SIGINT'), 0);
});

test('the data directory and everything in it is for its owner alone', async () => {
  const directory = join(makeDirectory(), 'data');
  const server = await serve(directory);
  assert.equal(statSync(directory).mode & 0o777, 0o700);
  for (const name of ['enrichd.db', 'enrichd.db-wal', 'secret', 'control.sock']) {
    assert.equal(statSync(join(directory, name)).mode & 0o777, 0o600, name);
  }
  await server.end('SIGKILL');
});

test('a second server on the same data is refused with a clear word', async () => {
  const directory = makeDirectory();
  const server = await serve(directory);
  const { code, stderr } = await runCommand(directory, 'serve');
  assert.equal(code, 1);
  assert.match(stderr, /^enrichd: The database is in use by another process\.$/m);
  assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  await server.end('SIGTERM');
});

test('a port in use ends the start with code 1', async () => {
  const server = await serve(makeDirectory());
  const port = new URL(server.url).port;
  await assert.rejects(serve(makeDirectory(), { ENRICHD_PORT: port }), /EADDRINUSE/);
  await server.end('SIGTERM');
});

test('health is told while the server runs', async () => {
  const server = await serve(makeDirectory());
  const answers = await Promise.all(
    ['/healthz', '/readyz'].map(async (path) => (await fetch(server.url + path)).text()),
  );
  assert.deepEqual(answers, ['{"status":"ok"}', '{"status":"ready"}']);
  await server.end('SIGTERM');
});

test('healthcheck: 1 when nothing answers', async () => {
  const { code } = await runCommand(makeDirectory(), 'healthcheck');
  assert.equal(code, 1);
});
