/** The command line where there is no network at all. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const unshare = ['--user', '--map-root-user', '--net'];
const canUnshare = spawnSync('unshare', [...unshare, 'true']).status === 0;
const input = 'NETFLIX.COM\nSQ *BLUE BOTTLE COFFEE SAN FRANCISCO CA\nZORBLAX GARDENS 42\n';

function enrich(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

test('enrich answers the same bytes without a network', {
  skip: !canUnshare && 'this machine lets nobody make a network namespace',
}, () => {
  const args = [main, 'enrich', '--details'];
  const lonely = enrich('unshare', [...unshare, process.execPath, ...args]);
  assert.equal(lonely, enrich(process.execPath, args));
  assert.equal(lonely.trim().split('\n').length, 3);
});
