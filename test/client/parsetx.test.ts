/** The names of the ParseTx client, against a real server. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { EnrichdError, ParseTxClient, ParseTxError } from '../../src/client/index.ts';
import { fail } from '../../src/jobs/store.ts';
import { claimOne } from '../rig/claim.ts';
import { openListening } from '../rig/listening.ts';

const service = await openListening();
const client = new ParseTxClient({ baseUrl: service.url, apiKey: service.key });
after(() => service.close());

test('enrich answers as the service does', async () => {
  const { results, job_id, status } = await client.enrich(['NETFLIX.COM ON DEMAND']);
  assert.deepEqual([results.length, job_id, status], [1, null, 'complete']);
  assert.ok(results[0]?.status === 'complete' && results[0].merchant === 'Netflix');
});

test('pollJob hands back a job that failed as it does one that is complete', async () => {
  const id = await client.enrichAsync(['UBER TRIP']);
  const job = await claimOne(service.db, 'me', true);
  assert.ok(job);
  await fail(service.db, job, 'It could not be done.');
  const ended = await client.pollJob(id);
  assert.ok(ended.status === 'failed');
  assert.equal(ended.error, 'It could not be done.');
});

test('enrichAsync resolves with the id of the job, which pollJob waits for', async () => {
  const id = await client.enrichAsync(['UBER TRIP', 'NETFLIX.COM']);
  assert.equal((await client.getJob(id)).status, 'queued');
  service.run();
  const job = await client.pollJob(id, { intervalMs: 5, maxWaitMs: 30_000 });
  assert.deepEqual([job.status, job.results.length], ['complete', 2]);
});

test('its failures are a ParseTxError', async () => {
  assert.equal(ParseTxError, EnrichdError);
  await assert.rejects(client.enrich([]), ParseTxError);
  const idle = await openListening();
  const waiting = new ParseTxClient({ baseUrl: idle.url, apiKey: idle.key });
  const id = await waiting.enrichAsync(['UBER TRIP']);
  await assert.rejects(waiting.pollJob(id, { intervalMs: 5, maxWaitMs: 40 }), ParseTxError);
  await idle.close();
});
