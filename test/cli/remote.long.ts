/** Several instances on one libSQL server are one installation, and say what they cannot do. */

import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { makeDirectory } from '../rig/directory.ts';
import { runCommandIn, serve } from '../rig/process.ts';
import { type Sqld, sqldMissing, startSqld } from '../rig/sqld.ts';

const skip = sqldMissing;
const first = makeDirectory();
let server: Sqld;
let key = '';

before(async () => {
  if (!skip) server = await startSqld();
});

function environment(dataDir: string, more: Record<string, string> = {}) {
  return { ENRICHD_DATA_DIR: dataDir, ENRICHD_DATABASE_URL: server.url, ...more };
}

function enrich(url: string): Promise<Response> {
  return fetch(`${url}/v1/enrich`, {
    method: 'POST',
    headers: { 'X-API-Key': key, 'Content-Type': 'application/json' },
    body: '{"transactions": ["NETFLIX.COM"]}',
  });
}

test('of two instances that start on an empty server one prints a first key, good at both', {
  skip,
}, async () => {
  const env = environment(first);
  const pair = await Promise.all([serve(first, env), serve(first, env)]);
  const keys = pair.flatMap(({ greeting }) => /en_live_\w+/.exec(greeting)?.[0] ?? []);
  assert.equal(keys.length, 1);
  [key = ''] = keys;
  for (const { url } of pair) assert.equal((await enrich(url)).status, 200);

  const sockets = pair.filter(({ stderr }) => !stderr().includes('another instance serves'));
  assert.equal(sockets.length, 1, 'one of the two serves the control socket');
  const { stdout } = await runCommandIn(env, 'keys', 'create', '--name', 'by socket');
  assert.match(stdout, /^en_live_/);
  for (const { end } of pair) assert.equal(await end('SIGTERM'), 0);
});

test('an instance with another secret is refused, and told how to get the right one', {
  skip,
}, async () => {
  const other = makeDirectory();
  const refused = await runCommandIn(environment(other), 'keys', 'list');
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /made under another secret. Copy the file "secret"/);
  copyFileSync(join(first, 'secret'), join(other, 'secret'));
  const taken = await runCommandIn(environment(other), 'keys', 'list');
  assert.deepEqual([taken.code, taken.stdout.includes('by socket')], [0, true]);
});

test('a backup says that it must be made at the server', { skip }, async () => {
  const file = join(makeDirectory(), 'copy.db');
  const { code, stderr } = await runCommandIn(environment(first), 'backup', file);
  assert.equal(code, 1);
  assert.match(stderr, /on a libSQL server; make the backup there/);
});

test('a server that is not there ends a command with a sentence, not with a stack', {
  skip,
}, async () => {
  const env = environment(makeDirectory(), { ENRICHD_DATABASE_URL: 'http://127.0.0.1:1' });
  const { code, stderr } = await runCommandIn(env, 'keys', 'list');
  assert.equal(code, 1);
  assert.equal(stderr, 'enrichd: The libSQL server of ENRICHD_DATABASE_URL cannot be reached.\n');
});

test('the secret of the environment is taken in place of a file', { skip }, async () => {
  const secret = '5a'.repeat(32);
  const fresh = await startSqld();
  const env = (dataDir: string) =>
    environment(dataDir, { ENRICHD_DATABASE_URL: fresh.url, ENRICHD_SECRET: secret });
  const { stdout } = await runCommandIn(env(makeDirectory()), 'keys', 'create', '--name', 'a');
  key = stdout.trim();
  const directory = makeDirectory();
  const instance = await serve(directory, env(directory));
  assert.equal((await enrich(instance.url)).status, 200);
  assert.equal(await instance.end('SIGTERM'), 0);
});
