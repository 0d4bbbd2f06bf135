/** `enrichd keys`, `jobs` and `backup`: through a running server, and without one. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readEnrich } from '../rig/answers.ts';
import { makeDirectory } from '../rig/directory.ts';
import { runCommand, serve } from '../rig/process.ts';

const KEY_LINE = /^en_live_([0-9A-Za-z]{12})_[0-9A-Za-z]{38}\n$/;

async function createKey(directory: string, ...args: string[]) {
  const { stdout, code } = await runCommand(directory, 'keys', 'create', '--name', 'app', ...args);
  assert.equal(code, 0);
  const id = KEY_LINE.exec(stdout)?.[1];
  assert.ok(id);
  return { id, key: stdout.trim() };
}

function post(url: string, path: string, key: string): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: { 'X-API-Key': key, 'Content-Type': 'application/json' },
    body: '{"transactions": ["SPOTIFY"]}',
  });
}

test('without a server: create prints the key alone, list shows it, revoke ends it', async () => {
  const directory = makeDirectory();
  const { id, key } = await createKey(directory, '--tenant', 'team', '--quota', '5');
  const before = await runCommand(directory, 'keys', 'list');
  assert.match(before.stdout, new RegExp(`^${id} +app +team +5 +\\S+Z +-$`, 'm'));
  assert.ok(!before.stdout.includes(key));
  assert.equal((await runCommand(directory, 'keys', 'revoke', id)).code, 0);
  assert.equal((await runCommand(directory, 'keys', 'revoke', id)).code, 1);

  const server = await serve(directory);
  assert.equal((await post(server.url, '/v1/enrich', key)).status, 401);
  await server.end('SIGTERM');
});

test('with a server: a created key works at once and a revoked one no more', async () => {
  const directory = makeDirectory();
  const server = await serve(directory);
  const { id, key } = await createKey(directory);
  assert.equal((await post(server.url, '/v1/enrich', key)).status, 200);
  assert.equal((await runCommand(directory, 'keys', 'revoke', id)).code, 0);
  assert.equal((await post(server.url, '/v1/enrich', key)).status, 401);
  await server.end('SIGTERM');
});

test('jobs: listed, shown without results, erased', async () => {
  const directory = makeDirectory();
  const server = await serve(directory);
  const { id: keyId, key } = await createKey(directory);
  const { job_id } = await readEnrich(await post(server.url, '/v1/enrich/async', key));
  assert.ok(job_id);
  const list = await runCommand(directory, 'jobs', 'list');
  assert.match(list.stdout, new RegExp(`^${job_id} +${keyId} +\\w+ +1 `, 'm'));
  const shown = JSON.parse((await runCommand(directory, 'jobs', 'show', job_id)).stdout);
  assert.deepEqual([shown.id, shown.key, shown.results], [job_id, keyId, []]);
  assert.equal((await runCommand(directory, 'jobs', 'rm', job_id)).code, 0);
  assert.equal((await runCommand(directory, 'jobs', 'rm', job_id)).code, 1);
  const gone = await fetch(`${server.url}/v1/enrich/jobs/${job_id}`, {
    headers: { 'X-API-Key': key },
  });
  assert.equal(gone.status, 404);
  await server.end('SIGTERM');
});

test('backup: of a live server, restored it serves the same keys; it never overwrites', async () => {
  const directory = makeDirectory();
  const server = await serve(directory);
  const { key } = await createKey(directory);
  const restored = makeDirectory();
  const file = join(restored, 'enrichd.db');
  assert.equal((await runCommand(directory, 'backup', file)).code, 0);
  assert.ok(existsSync(file));
  assert.equal((await runCommand(directory, 'backup', file)).code, 1);
  await server.end('SIGTERM');

  const { copyFileSync } = await import('node:fs');
  copyFileSync(join(directory, 'secret'), join(restored, 'secret'));
  const again = await serve(restored);
  assert.equal((await post(again.url, '/v1/enrich', key)).status, 200);
  await again.end('SIGTERM');
});

const MISUSES: readonly (readonly string[])[] = [
  [],
  ['nothing'],
  ['constructor'],
  ['keys'],
  ['keys', 'create'],
  ['keys', 'create', '--name', ''],
  ['keys', 'create', '--name', 'a', '--quota', '-1'],
  ['keys', 'create', '--name', 'a', '--what'],
  ['keys', 'revoke'],
  ['jobs', 'show'],
  ['jobs', 'list', 'more'],
  ['backup'],
  ['serve', 'more'],
  ['version', 'more'],
];

for (const args of MISUSES) {
  test(`2: enrichd ${args.join(' ')}`, async () => {
    const { code, stdout, stderr } = await runCommand(makeDirectory(), ...args);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.notEqual(stderr, '');
  });
}

test('0: help is printed on stdout', async () => {
  const { code, stdout } = await runCommand(makeDirectory(), '--help');
  assert.equal(code, 0);
  assert.match(stdout, /enrichd serve/);
});

test('0: config prints every variable', async () => {
  const directory = makeDirectory();
  const { code, stdout } = await runCommand(directory, 'config');
  assert.equal(code, 0);
  assert.ok(stdout.includes(`ENRICHD_DATA_DIR=${directory}\n`));
  assert.ok(stdout.includes('ENRICHD_SYNC_ITEMS_MAX=100\n'));
});
