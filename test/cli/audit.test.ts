/** The creation and revocation of keys and the erasure of jobs each leave one line in the log. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createAdmin } from '../../src/cli/admin.ts';
import { erase } from '../../src/jobs/store.ts';
import { readEnrich } from '../rig/answers.ts';
import { makeDirectory } from '../rig/directory.ts';
import { createKeptLog } from '../rig/log.ts';
import { runCommand } from '../rig/process.ts';
import { openService } from '../rig/service.ts';

interface AuditLine {
  readonly event: string;
  readonly action: string;
  readonly key?: string;
  readonly job?: string;
}

const service = await openService();
after(() => service.close());
const { log, lines } = createKeptLog();
const { db, keyring } = service;
const admin = createAdmin({
  db,
  keyring,
  log,
  eraseJob: async (id) => (await erase(db, [id])) > 0,
});

function takeAudit(from: readonly string[]): AuditLine[] {
  const all = from.map((line) => JSON.parse(line) as AuditLine);
  return all.filter(({ event }) => event === 'audit');
}

async function submit(): Promise<string> {
  const answer = await service.post('/v1/enrich/async', { transactions: ['SPOTIFY'] });
  return (await readEnrich(answer)).job_id ?? '';
}

test('an operator creates and revokes a key, and erases a job', async () => {
  const { id, key } = (await admin({ command: 'keys.create', name: 'n' })) as Record<
    string,
    string
  >;
  assert.ok(id && key);
  await admin({ command: 'keys.revoke', id });
  const job = await submit();
  await admin({ command: 'jobs.rm', id: job });
  const told = takeAudit(lines).map(({ action, key: by, job: of }) => [action, by ?? of]);
  assert.deepEqual(told, [
    ['key.create', id],
    ['key.revoke', id],
    ['job.erase', job],
  ]);
  assert.ok(!lines.join('').includes(key));
});

test('what changed nothing leaves no line', async () => {
  const before = lines.length;
  assert.equal(await admin({ command: 'keys.revoke', id: 'nothing' }), null);
  assert.equal(await admin({ command: 'jobs.rm', id: 'nothing' }), null);
  assert.equal(lines.length, before);
});

test('a client erases a job: with the key that did it', async () => {
  const job = await submit();
  const headers = { 'X-API-Key': service.key };
  const path = `/v1/enrich/jobs/${job}`;
  assert.equal((await service.fetch(path, { method: 'DELETE', headers })).status, 204);
  const told = takeAudit(service.logLines).filter((line) => line.job === job);
  assert.deepEqual(
    told.map(({ action, key }) => [action, key]),
    [['job.erase', service.key.split('_')[2]]],
  );
});

test('without a server the command itself writes the line', async () => {
  const { stdout, stderr } = await runCommand(makeDirectory(), 'keys', 'create', '--name', 'n');
  assert.match(stderr, /"action":"key\.create"/);
  assert.match(stdout, /^en_live_\w+\n$/);
});
