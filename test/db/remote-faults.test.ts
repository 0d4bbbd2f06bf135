/** What a failed call says about the statements that were sent, and how long the next one waits. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { LibsqlError } from '@libsql/client/http';
import {
  fetchWithin,
  remoteBackoffBaseMs,
  remoteBackoffMaxMs,
  remotePauseMs,
} from '../../src/db/remote.ts';
import { classifyFault, type Fault } from '../../src/db/remote-faults.ts';
import { findFreePort } from '../rig/sqld.ts';

const CODES: readonly (readonly [string, Fault])[] = [
  ['SQLITE_BUSY', 'refused'],
  ['SQLITE_BUSY_SNAPSHOT', 'refused'],
  ['SQLITE_LOCKED', 'refused'],
  ['TRANSACTION_TIMEOUT', 'refused'],
  ['TRANSACTION_CLOSED', 'refused'],
  ['STREAM_EXPIRED', 'refused'],
  ['SQLITE_CONSTRAINT', 'final'],
  ['ARGS_INVALID', 'final'],
  ['HRANA_CLOSED_ERROR', 'lost'],
  ['SERVER_ERROR', 'lost'],
];

for (const [code, fault] of CODES) {
  test(`${code} is ${fault}`, () => {
    assert.equal(classifyFault(new LibsqlError('no', code)), fault);
  });
}

const STATUSES: readonly (readonly [number, Fault])[] = [
  [401, 'final'],
  [429, 'refused'],
  [500, 'lost'],
  [502, 'lost'],
];

for (const [status, fault] of STATUSES) {
  test(`an answer with status ${status} is ${fault}`, () => {
    const cause = Object.assign(new Error('no'), { status });
    assert.equal(
      classifyFault(new LibsqlError('no', 'SERVER_ERROR', undefined, undefined, cause)),
      fault,
    );
  });
}

test('a connection that was never made is refused', async () => {
  const url = `http://127.0.0.1:${await findFreePort()}/`;
  await assert.rejects(fetch(url), (error) => classifyFault(error) === 'refused');
});

test('an exchange that takes too long is given up, its outcome unknown', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const request = new Request(`http://127.0.0.1:${address.port}/`);
  await assert.rejects(fetchWithin(20)(request), (error) => classifyFault(error) === 'lost');
  server.close();
  server.closeAllConnections();
});

test('pauses have a ceiling that doubles up to a limit, and go down to nothing', () => {
  assert.equal(remotePauseMs(1, 0.5), remoteBackoffBaseMs / 2);
  assert.equal(remotePauseMs(3, 0.5), remoteBackoffBaseMs * 2);
  assert.equal(remotePauseMs(30, 0.5), remoteBackoffMaxMs / 2);
  assert.equal(remotePauseMs(30, 0), 0);
});
