/** The log masks secrets and tells an unknown error without its parameters. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeKey } from '../src/keys/key.ts';
import { createLog, describeError } from '../src/log.ts';
import { redact } from '../src/redact.ts';
import { createKeptLog } from './rig/log.ts';

const SECRETS: readonly (readonly [string, string])[] = [
  ['4111111111111111', '[card]'],
  ['4111 1111 1111 1111', '[card]'],
  ['3782-822463-10005', '[card]'],
  ['DE89370400440532013000', '[iban]'],
  ['GB82 WEST 1234 5698 7654 32', '[iban]'],
  [makeKey(), '[key]'],
];

for (const [secret, mask] of SECRETS) {
  test(`${mask} stands for ${secret.slice(0, 8)}…`, () => {
    assert.equal(redact(`before ${secret} behind`), `before ${mask} behind`);
    assert.equal(redact(`"${secret}"`), `"${mask}"`);
  });
}

test('numbers that are neither cards nor accounts stay', () => {
  for (const text of ['4111111111111112', 'DE89370400440532013001', '1795991121897', 'ORDER 42']) {
    assert.equal(redact(text), text);
  }
});

test('a line is masked before it is written, in both formats', () => {
  const key = makeKey();
  for (const format of ['json', 'pretty'] as const) {
    const lines: string[] = [];
    createLog(format, { write: (line) => lines.push(line) }).warn({ key }, 'event');
    assert.equal(lines.length, 1);
    assert.ok(lines[0]?.includes('[key]'));
    assert.ok(!lines[0]?.includes(key));
  }
});

test('an error is told by its innermost cause alone', () => {
  const inner = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
  const outer = new Error('Failed query with SUBMITTED TEXT', { cause: inner });
  const { log, lines } = createKeptLog();
  log.error({ error: describeError(outer) }, 'event');
  assert.ok(lines[0]?.includes('SQLITE_FULL'));
  assert.ok(!lines[0]?.includes('SUBMITTED'));
});
