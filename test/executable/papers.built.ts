/** What lies beside the executable: its size, check sums, licences and bill of materials. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { executable, root } from '../rig/built.ts';

const dist = `${root}dist`;
const read = (name: string) => readFileSync(`${dist}/${name}`, 'utf8');

test('the executable is under 135 MB', () => {
  assert.ok(statSync(executable).size < 135e6, `${statSync(executable).size}`);
});

test('the check sums are right and cover every file', () => {
  execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: dist });
  for (const name of [`enrichd-linux-${process.arch}`, 'LICENSES.txt', 'sbom.cdx.json']) {
    assert.ok(read('SHA256SUMS').includes(`  ${name}\n`), name);
  }
});

test('the licences of Node and of every embedded package are there', () => {
  const text = read('LICENSES.txt');
  assert.match(text, /^Node\.js v24\.21\.0 and what it embeds$/m);
  for (const name of ['hono', 'piscina', 'zod', 'libsql', '@libsql/client', 'drizzle-orm']) {
    assert.match(text, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)$`, 'm'));
  }
});

test('the bill of materials lists what the product depends on and no tool', () => {
  const { components } = JSON.parse(read('sbom.cdx.json')) as { components: { name: string }[] };
  const names = new Set(components.map(({ name }) => name));
  const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(manifest.dependencies)) assert.ok(names.has(name), name);
  assert.ok(!names.has('typescript'));
});
