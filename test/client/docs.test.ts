/** Every example of docs/client.md prints what stands below it. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { packageClient } from '../../scripts/client/package.ts';
import { makeDirectory } from '../rig/directory.ts';
import { openListening } from '../rig/listening.ts';

const run = promisify(execFile);
const app = makeDirectory();
const service = await openListening();
service.run();
after(() => service.close());

const statement = ['SHELL OIL 57444212 HOUSTON TX', 'NETFLIX.COM', 'SHELL OIL 12345', ''];
const text = readFileSync(new URL('../../docs/client.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/```ts\n(.*?)```\n```text\n(.*?)```/gs)];

test('docs/client.md has an output for each example', () => {
  assert.equal(examples.length, [...text.matchAll(/```ts\n/g)].length);
  assert.ok(examples.length >= 6);
});

test('every example prints what stands below it', async () => {
  await packageClient(join(app, 'node_modules/enrichd'));
  writeFileSync(join(app, 'package.json'), '{"type": "module"}');
  writeFileSync(join(app, 'statement.txt'), statement.join('\n'));
  const env = { PATH: process.env.PATH, ENRICHD_API_KEY: service.key };
  for (const [index, [, code = '', output = '']] of examples.entries()) {
    const name = `example-${index}.ts`;
    const placed = code
      .replace('http://127.0.0.1:8080', service.url)
      .replace(/new (EnrichdClient|ParseTxClient)\(\)/, `new $1({ baseUrl: '${service.url}' })`);
    writeFileSync(join(app, name), placed);
    const { stdout } = await run(process.execPath, [name], { cwd: app, env });
    assert.equal(stdout, output, name);
  }
});
