/** The executable where little is allowed: read-only root, no shell, mounts without execution. */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { addon, call, descriptors, executable, run, startServer } from '../rig/built.ts';
import { makeDirectory } from '../rig/directory.ts';

const isAble = process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0;
const options = { skip: isAble ? false : 'needs root and mount namespaces' };

/** A root directory with the executable, the libraries it names, and nothing else. */
function makeRoot(): string {
  const root = makeDirectory();
  for (const folder of ['data', 'tmp', 'dev']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'dev/urandom'), '');
  copyFileSync(executable, join(root, 'enrichd'));
  copyFileSync(addon, join(root, 'libsql.node'));
  for (const file of [executable, addon]) {
    const needed = execFileSync('ldd', [file], { encoding: 'utf8' });
    for (const [, path = ''] of needed.matchAll(/(?:=> )?(\/\S+) \(0x/g)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      copyFileSync(realpathSync(path), join(root, path));
    }
  }
  return root;
}

/** Runs in a mount namespace of its own, after the mounts, inside the root. */
function inside(root: string, mounts: readonly string[], command: string): string[] {
  const script = [`cd ${root}`, ...mounts, `exec chroot ${root} ${command}`].join(' && ');
  return ['unshare', '--mount', 'sh', '-c', script];
}

const readOnlyRoot = (root: string) => [
  `mount --bind ${root} ${root}`,
  `mount --bind ${root}/data ${root}/data`,
  `mount -o remount,bind,ro ${root}`,
  `mount --bind /dev/urandom ${root}/dev/urandom`,
];

const env = { ENRICHD_DATA_DIR: '/data' };

test('it serves in a read-only root with only its libraries and a writable data directory', {
  ...options,
}, async () => {
  const root = makeRoot();
  const command = inside(root, readOnlyRoot(root), '/enrichd serve');
  const server = await startServer(command, { cwd: '/', env });
  const { status, text } = await call(server, server.key, '/v1/enrich', descriptors(40));
  assert.equal(status, 200, text);
  assert.equal(await server.end('SIGTERM'), 0);
  assert.deepEqual(
    readdirSync(join(root, 'data')).filter((name) => name.endsWith('.node')),
    [],
  );
});

test('where nothing written may be executed it says why, for each place it tried', {
  ...options,
}, () => {
  const root = makeRoot();
  const noexec = ['data', 'tmp'].map((name) => `mount -t tmpfs -o noexec none ${root}/${name}`);
  const { status, stderr } = run(inside(root, noexec, '/enrichd keys list'), { cwd: '/', env });
  assert.equal(status, 1);
  assert.match(stderr, /Set ENRICHD_ADDON/);
  assert.match(stderr, /\/data\/\.enrichd-/);
  assert.match(stderr, /\/tmp\/\.enrichd-/);
});

test('with ENRICHD_ADDON nothing needs to be written to be executed', options, async () => {
  const root = makeRoot();
  const noexec = ['data', 'tmp'].map((name) => `mount -t tmpfs -o noexec none ${root}/${name}`);
  const command = inside(root, noexec, '/enrichd serve');
  const place = { cwd: '/', env: { ...env, ENRICHD_ADDON: '/libsql.node' } };
  const server = await startServer(command, place);
  assert.equal((await call(server, server.key, '/v1/enrich', descriptors(40))).status, 200);
  assert.equal(await server.end('SIGTERM'), 0);
});

test('a data directory mounted noexec is enough while the temporary one is not', {
  ...options,
}, () => {
  const root = makeRoot();
  const noexec = [`mount -t tmpfs -o noexec none ${root}/data`];
  const { status, stderr } = run(inside(root, noexec, '/enrichd keys list'), { cwd: '/', env });
  assert.equal(status, 0, stderr);
  assert.deepEqual(readdirSync(join(root, 'tmp')), []);
});
