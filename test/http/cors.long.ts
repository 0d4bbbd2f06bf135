/** In a real browser: a page of a chosen origin may call the API, any other page may not. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { chromiumMissing, openPage } from '../rig/chromium.ts';
import { openListening } from '../rig/listening.ts';

const skip = chromiumMissing;
const site = createServer((_incoming, outgoing) => {
  outgoing.setHeader('Content-Type', 'text/html').end('<!doctype html><title>site</title>');
}).listen(0, '127.0.0.1');
await once(site, 'listening');
const address = site.address();
assert.ok(typeof address === 'object' && address !== null);
const chosen = `http://127.0.0.1:${address.port}`;
const other = `http://localhost:${address.port}`;
const service = await openListening({ ENRICHD_CORS_ORIGIN: chosen });
service.run();
after(async () => {
  site.closeAllConnections();
  site.close();
  await service.close();
});

/** Submits a job and waits for it as the client does; answers what the page could read. */
const visit = `(async () => {
  const key = { 'X-API-Key': ${JSON.stringify(service.key)} };
  const submitted = await fetch(${JSON.stringify(`${service.url}/v1/enrich/async`)}, {
    method: 'POST',
    headers: { ...key, 'Content-Type': 'application/json', 'Idempotency-Key': 'once' },
    body: JSON.stringify({ transactions: ['SPOTIFY'] }),
  });
  const path = submitted.headers.get('Location');
  const headers = { ...key, Prefer: 'wait=30' };
  const job = await fetch(${JSON.stringify(service.url)} + path, { headers });
  const erased = await fetch(${JSON.stringify(service.url)} + path, { method: 'DELETE', headers: key });
  const refused = await fetch(${JSON.stringify(`${service.url}/v1/categories`)});
  const { status } = await job.json();
  return [submitted.status, job.headers.get('Preference-Applied'), status, erased.status, refused.status];
})().catch((error) => error.message)`;

test('a page of the chosen origin submits, waits, reads and erases', { skip }, async () => {
  const page = await openPage(chosen);
  assert.deepEqual(await page.evaluate(visit), [202, 'wait=30', 'complete', 204, 401]);
  await page.close();
});

test('a page of another origin reads nothing', { skip }, async () => {
  const page = await openPage(other);
  assert.equal(await page.evaluate(visit), 'Failed to fetch');
  await page.close();
});
