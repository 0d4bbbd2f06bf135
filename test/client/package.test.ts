/** The client's package as its users get it: packed, installed, compiled and run. */

import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { transformSync } from 'esbuild';
import { packageClient } from '../../scripts/client/package.ts';
import { makeDirectory } from '../rig/directory.ts';
import { openListening } from '../rig/listening.ts';
import { expectedReport } from './tour.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isArm = process.arch === 'arm64';
const deno = findRuntime(`@deno/linux-${isArm ? 'arm64' : 'x64'}-glibc/deno`);
const bun = findRuntime(`@oven/bun-linux-${isArm ? 'aarch64' : 'x64'}/bin/bun`);
const run = promisify(execFile);
const app = makeDirectory();
const service = await openListening();
service.run();
after(() => service.close());

const mainText = `
import * as enrichd from 'enrichd/client';
import { argv } from 'node:process';
import { takeTour } from './tour.js';
console.log(JSON.stringify(await takeTour(enrichd, { baseUrl: argv[2] })));
`;

const typedText = `
import { EnrichdClient, RateLimitError, type Item } from 'enrichd/client';
const client = new EnrichdClient({ apiKey: 'en_live_x' });
export async function name(text: string): Promise<string | null> {
  const { results } = await client.enrich([text]);
  const [item]: readonly Item[] = results;
  return item?.status === 'complete' ? item.merchant : null;
}
export const waitMs = (error: unknown) => error instanceof RateLimitError && error.retryAfterMs;
// @ts-expect-error: a misspelt option
await client.enrich(['a'], { includes: ['details'] });
`;

before(async () => {
  const folder = makeDirectory();
  await packageClient(folder);
  const pack = ['pack', folder, '--pack-destination', app, '--json'];
  const [packed] = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8' })) as {
    filename: string;
    files: { path: string }[];
  }[];
  assert.ok(packed);
  assert.deepEqual(
    packed.files.map(({ path }) => path).filter((path) => !path.endsWith('.d.ts')),
    ['LICENSE', 'README.md', 'index.js', 'package.json'],
  );
  writeFileSync(join(app, 'package.json'), '{"type": "module"}');
  const install = ['install', '--offline', '--no-save', `./${packed.filename}`];
  execFileSync('npm', install, { cwd: app });
  const tour = readFileSync(join(root, 'test/client/tour.ts'), 'utf8');
  writeFileSync(join(app, 'tour.js'), transformSync(tour, { loader: 'ts' }).code);
  writeFileSync(join(app, 'main.js'), mainText);
  writeFileSync(join(app, 'typed.ts'), typedText);
});

test('it has no dependencies and one entry', () => {
  const manifest: unknown = JSON.parse(
    readFileSync(join(app, 'node_modules/enrichd/package.json'), 'utf8'),
  );
  assert.ok(typeof manifest === 'object' && manifest !== null);
  assert.ok(!('dependencies' in manifest) && !('bin' in manifest));
  assert.ok('exports' in manifest);
  assert.deepEqual(Object.keys(manifest.exports ?? {}), ['./client']);
  const text = readFileSync(join(app, 'node_modules/enrichd/index.js'), 'utf8');
  assert.doesNotMatch(text, /^\s*import\b|\brequire\(|\bnode:/m);
});

test('its types compile in a program that knows browsers only, and in one for Node', () => {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const types = join(root, 'node_modules/@types');
  for (const options of [
    ['--lib', 'es2022,dom', '--module', 'esnext', '--moduleResolution', 'bundler', '--types', ''],
    ['--lib', 'es2022', '--module', 'nodenext', '--types', 'node', '--typeRoots', types],
  ]) {
    const strict = ['--strict', '--target', 'es2022', '--noEmit', '--ignoreConfig'];
    const args = [compiler, 'typed.ts', ...strict, ...options];
    execFileSync(process.execPath, args, { cwd: app, encoding: 'utf8' });
  }
});

test('it runs on Node', async () => {
  await expectTour([process.execPath, 'main.js']);
});

test('it runs on Deno, with no permission but those for the service and the key', {
  skip: deno === undefined && 'no Deno: npm ci in scripts/runtimes brings it',
}, async () => {
  const host = new URL(service.url).host;
  const rights = [`--allow-net=${host}`, '--allow-env=ENRICHD_API_KEY,PARSETX_API_KEY'];
  const manual = '--node-modules-dir=manual';
  await expectTour([deno ?? '', 'run', '--no-prompt', manual, ...rights, 'main.js']);
});

test('it runs on Bun', {
  skip: bun === undefined && 'no Bun: npm ci in scripts/runtimes brings it',
}, async () => {
  await expectTour([bun ?? '', 'main.js']);
});

function findRuntime(path: string): string | undefined {
  const file = join(root, 'scripts/runtimes/node_modules', path);
  return existsSync(file) ? file : undefined;
}

async function expectTour([program = '', ...args]: readonly string[]): Promise<void> {
  const env = { PATH: process.env.PATH, HOME: app, ENRICHD_API_KEY: service.key };
  const { stdout } = await run(program, [...args, service.url], { cwd: app, env });
  assert.deepEqual(JSON.parse(stdout), expectedReport);
}
