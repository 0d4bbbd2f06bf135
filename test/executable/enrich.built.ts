/** The executable on a pipe: the same bytes as the source, and nothing left behind. */

import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertSameText, descriptors, executable, nodeCommand, run } from '../rig/built.ts';
import { makeDirectory } from '../rig/directory.ts';

const input = `${descriptors(2000).join('\n')}\n`;

for (const format of ['ndjson', 'csv', 'table']) {
  test(`enrich on a pipe writes the same ${format} as the source does`, () => {
    const args = ['enrich', '--format', format];
    const cwd = makeDirectory();
    const built = run([executable, ...args], { cwd }, input);
    const source = run([...nodeCommand, ...args], { cwd }, input);
    assert.equal(built.status, 0);
    assertSameText(built.stdout, source.stdout);
    assert.ok(built.stdout.split('\n').length > 2000);
  });
}

test('enrich leaves nothing in the working directory or the temporary directory', () => {
  const cwd = makeDirectory();
  const temporary = makeDirectory();
  const { status } = run([executable, 'enrich'], { cwd, env: { TMPDIR: temporary } }, input);
  assert.equal(status, 0);
  assert.deepEqual([...readdirSync(cwd), ...readdirSync(temporary)], []);
});

test('a copy works under another name, started by a relative path', () => {
  const cwd = makeDirectory();
  copyFileSync(executable, join(cwd, 'bank'));
  const { status, stdout } = run(['./bank', 'version'], { cwd });
  assert.equal(status, 0);
  assert.match(stdout, /^enrichd \d+\.\d+\.\d+\n$/);
});

test('a file that was cut says that it is not whole', () => {
  const cwd = makeDirectory();
  const cut = join(cwd, 'cut');
  copyFileSync(executable, cut);
  truncateSync(cut, statSync(cut).size - 4096);
  const { status, stderr } = run([cut, 'enrich'], { cwd }, input);
  assert.equal(status, 1);
  assert.match(stderr, /cut is not whole/);
});

test('options of Node have no effect, neither as arguments nor in the environment', () => {
  const cwd = makeDirectory();
  const env = { NODE_OPTIONS: '--require=/nowhere.js' };
  assert.equal(run([executable, 'version'], { cwd, env }).status, 0);
  assert.equal(run([executable, '--eval', '0'], { cwd }).status, 2);
});

test('wrong usage ends with 2 and says how to use it', () => {
  const { status, stderr } = run([executable, 'frobnicate'], { cwd: makeDirectory() });
  assert.equal(status, 2);
  assert.match(stderr, /enrichd serve/);
});
