/** The executable as a service in a fresh directory: keys, both endpoints, crash, stop, memory. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  assertSameText,
  call,
  descriptors,
  executable,
  memoryOf,
  nodeCommand,
  run,
  startServer,
  submit,
  waitForJob,
} from '../rig/built.ts';
import { makeDirectory } from '../rig/directory.ts';

const serve = [executable, 'serve'];
const texts = descriptors(50);

test('a first start in an empty directory shows a key that works', async () => {
  const cwd = makeDirectory();
  const server = await startServer(serve, { cwd });
  const { status, text } = await call(server, server.key, '/v1/enrich', ['NETFLIX.COM ON DEMAND']);
  assert.equal(status, 200);
  assert.match(text, /"merchant":"Netflix","domain":"netflix.com"/);
  assert.deepEqual(readdirSync(cwd), ['data']);
  assert.equal(await server.end('SIGTERM'), 0);
});

test('keys are made and revoked from the command line while the server runs', async () => {
  const cwd = makeDirectory();
  const server = await startServer(serve, { cwd });
  const key = run([executable, 'keys', 'create', '--name', 'app'], { cwd }).stdout.trim();
  assert.equal((await call(server, key, '/v1/enrich', texts)).status, 200);
  const id = key.split('_')[2] ?? '';
  assert.equal(run([executable, 'keys', 'revoke', id], { cwd }).status, 0);
  assert.equal((await call(server, key, '/v1/enrich', texts)).status, 401);
  assert.equal(await server.end('SIGTERM'), 0);
});

test('healthcheck tells a running server from a stopped one', async () => {
  const cwd = makeDirectory();
  const server = await startServer(serve, { cwd });
  const env = { ENRICHD_PORT: new URL(server.url).port };
  assert.equal(run([executable, 'healthcheck'], { cwd, env }).status, 0);
  await server.end('SIGTERM');
  assert.equal(run([executable, 'healthcheck'], { cwd, env }).status, 1);
});

test('both endpoints answer the same bytes as the source on Node', async () => {
  const answers: string[] = [];
  for (const command of [serve, [...nodeCommand, 'serve']]) {
    const server = await startServer(command, { cwd: makeDirectory() });
    const sync = await call(server, server.key, '/v1/enrich', texts);
    const job = await waitForJob(server, server.key, await submit(server, server.key, texts));
    answers.push([sync.text, ...job.results.map((item) => JSON.stringify(item))].join('\n'));
    assert.equal(await server.end('SIGTERM'), 0);
  }
  assertSameText(answers[0] ?? '', answers[1] ?? '');
});

test('a job survives kill -9 and ends as an undisturbed one does', async () => {
  const cwd = makeDirectory();
  const many = descriptors(20_000);
  const first = await startServer(serve, { cwd });
  const { key } = first;
  const id = await submit(first, key, many);
  assert.equal(await first.end('SIGKILL'), null);

  const second = await startServer(serve, { cwd });
  assert.equal(second.key, undefined);
  const resumed = await waitForJob(second, key, id);
  const undisturbed = await waitForJob(second, key, await submit(second, key, many));
  assert.equal(resumed.status, 'complete');
  assert.equal(resumed.results.length, many.length);
  assert.deepEqual(resumed.results, undisturbed.results);
  assert.equal(await second.end('SIGTERM'), 0);
});

test('nothing is left in the temporary directory, nor a library among the data', async () => {
  const cwd = makeDirectory();
  const temporary = makeDirectory();
  const server = await startServer(serve, { cwd, env: { TMPDIR: temporary } });
  const isForeign = (name: string) => !/^(enrichd\.db|secret|control\.sock)/.test(name);
  assert.deepEqual(readdirSync(join(cwd, 'data')).filter(isForeign), []);
  await server.end('SIGKILL');
  assert.deepEqual(readdirSync(temporary), []);
  assert.deepEqual(readdirSync(join(cwd, 'data')).filter(isForeign), []);
});

test('memory stays under 140 MB idle and under 260 MB with work of both kinds', async (t) => {
  const server = await startServer(serve, { cwd: makeDirectory() });
  await call(server, server.key, '/v1/enrich', texts.slice(0, 5));
  const idle = memoryOf(server.pid);
  const id = await submit(server, server.key, descriptors(50_000));
  let highest = idle;
  const isDone = waitForJob(server, server.key, id);
  for (let i = 0; i < 200; i++) {
    await call(server, server.key, '/v1/enrich', texts);
    highest = Math.max(highest, memoryOf(server.pid));
  }
  assert.equal((await isDone).status, 'complete');
  highest = Math.max(highest, memoryOf(server.pid));
  t.diagnostic(`idle ${idle.toFixed(0)} MB, highest ${highest.toFixed(0)} MB`);
  assert.ok(idle < 140, `idle ${idle}`);
  assert.ok(highest < 260, `under load ${highest}`);
  assert.equal(await server.end('SIGTERM'), 0);
});
