/** The source on Deno and Bun: the same bytes as on Node, on the command line and over HTTP. */

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import {
  assertSameText,
  call,
  descriptors,
  nodeCommand,
  root,
  run,
  startServer,
  submit,
  waitForJob,
} from '../rig/built.ts';
import { makeDirectory } from '../rig/directory.ts';

const { resolve } = createRequire(`${root}scripts/runtimes/package.json`);
const isArm = process.arch === 'arm64';
const deno = resolve(`@deno/linux-${isArm ? 'arm64' : 'x64'}-glibc/deno`);
const bun = resolve(`@oven/bun-linux-${isArm ? 'aarch64' : 'x64'}/bin/bun`);
const main = `${root}src/main.ts`;
const texts = descriptors(500);

const commands: Readonly<Record<string, readonly string[]>> = {
  Deno: [deno, 'run', '-A', main],
  Bun: [bun, main],
};

async function answersOf(command: readonly string[]): Promise<string> {
  const server = await startServer([...command, 'serve'], { cwd: makeDirectory() });
  const few = await call(server, server.key, '/v1/enrich', texts.slice(0, 5));
  const more = await call(server, server.key, '/v1/enrich', texts.slice(0, 100));
  const job = await waitForJob(server, server.key, await submit(server, server.key, texts));
  assert.equal(await server.end('SIGTERM'), 0);
  return [few.text, more.text, ...job.results.map((item) => JSON.stringify(item))].join('\n');
}

for (const [name, command] of Object.entries(commands)) {
  test(`enrich on ${name} writes the same bytes as on Node`, () => {
    const cwd = makeDirectory();
    const input = `${texts.join('\n')}\n`;
    const other = run([...command, 'enrich'], { cwd }, input);
    assert.equal(other.status, 0, other.stderr);
    assertSameText(other.stdout, run([...nodeCommand, 'enrich'], { cwd }, input).stdout);
  });

  test(`serve on ${name} answers the same bytes as on Node`, async () => {
    assertSameText(await answersOf(command), await answersOf(nodeCommand));
  });
}
