/** Every route with a key, without one, with a dead one and with a stranger's: generated from the table. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { loadConfig } from '../../src/config.ts';
import { type AppDeps, listRoutes } from '../../src/http/app.ts';
import type { Route } from '../../src/http/context.ts';
import { readEnrich, readJob } from '../rig/answers.ts';
import { settleEventLoop } from '../rig/clock.ts';
import { openService } from '../rig/service.ts';

const MISSING = '{"error": "Missing API key. Provide your key via the X-API-Key header."}';
const INVALID = '{"error": "Invalid or revoked API key."}';
const OPEN = ['/console', '/docs', '/healthz', '/metrics', '/openapi.json', '/readyz'];
const canary = 'CANARY XK7 QUARTZ';

/** Stands for every part of the service: the table is only read here, and no handler is called. */
const anything: unknown = new Proxy(() => {}, { get: () => anything, apply: () => anything });
const config = loadConfig({}, { cores: 2, isTerminal: false });
const deps = new Proxy({} as AppDeps, {
  get: (_, name) => (name === 'config' ? config : anything),
});
const routes = listRoutes(deps);

const service = await openService();
service.run();
after(() => service.close());

const owner = (await service.keyring.create({ name: 'owner', tenant: 'one' })).key;
const sibling = (await service.keyring.create({ name: 'sibling', tenant: 'one' })).key;
const stranger = (await service.keyring.create({ name: 'stranger', tenant: 'two' })).key;
const dead = await service.keyring.create({ name: 'dead', tenant: 'one' });
await service.keyring.revoke(dead.id);

const asOwner = { 'X-API-Key': owner };
const rule = { match: { contains: 'ZQX' }, set: { merchant: canary } };
const saved = await service.post('/v1/corrections', rule, asOwner);
const correction = ((await saved.json()) as { id: string }).id;
const submitted = await service.post('/v1/enrich/async', { transactions: [canary] }, asOwner);
const job = (await readEnrich(submitted)).job_id ?? '';
while ((await readOwnJob()).status !== 'complete') await settleEventLoop();

async function readOwnJob() {
  return readJob(await service.get(`/v1/enrich/jobs/${job}`, owner));
}

/** Calls the route for the owner's own job or correction, with this key. */
function call(route: Route, headers: Record<string, string>): Promise<Response> {
  const id = route.path.includes('/corrections/') ? correction : job;
  const path = route.path.replace(/:\w+/g, id);
  if (route.method !== 'POST') return service.fetch(path, { method: route.method, headers });
  const set = { merchant: 'Another' };
  const body = path.includes('corrections') ? { ...rule, set } : { transactions: ['SPOTIFY'] };
  return service.post(path, body, headers);
}

test('only what tells nothing of any tenant is open', () => {
  const open = routes.filter(({ access }) => access === 'open').map(({ path }) => path);
  const others = open.filter(
    (path) => !OPEN.some((one) => path === one || path.startsWith(`${one}/`)),
  );
  assert.deepEqual(others, []);
  assert.ok(routes.length > 10);
});

const REFUSALS: Readonly<Record<string, readonly [Record<string, string>, string]>> = {
  'no key': [{}, MISSING],
  'an empty key': [{ 'X-API-Key': '' }, MISSING],
  'no real key': [{ 'X-API-Key': 'en_live_nothing' }, INVALID],
  'a revoked key': [{ 'X-API-Key': dead.key }, INVALID],
  'a revoked bearer': [{ Authorization: `Bearer ${dead.key}` }, INVALID],
};

for (const route of routes.filter(({ access }) => access === 'key')) {
  for (const [name, [headers, text]] of Object.entries(REFUSALS)) {
    test(`${route.method} ${route.path} with ${name}: 401`, async () => {
      const response = await call(route, headers);
      assert.equal(response.status, 401);
      assert.equal(await response.text(), text);
    });
  }

  test(`${route.method} ${route.path} with a stranger's key gives nothing of the owner`, async () => {
    const response = await call(route, { 'X-API-Key': stranger });
    const text = await response.text();
    for (const own of [canary, job, correction]) assert.ok(!text.includes(own));
    if (route.path === '/v1/corrections/:id') assert.equal(response.status, 404);
  });

  if (!route.path.includes('/jobs/:id')) continue;
  for (const [name, key] of Object.entries({ stranger, sibling })) {
    test(`${route.method} ${route.path} with the key of a ${name}: 401`, async () => {
      const response = await call(route, { 'X-API-Key': key });
      assert.deepEqual([response.status, await response.text()], [401, INVALID]);
    });
  }
}

test('what strangers tried changed nothing, and no correction crosses over', async () => {
  assert.equal((await readOwnJob()).results[0]?.input, canary);
  const [mine, theirs] = await Promise.all(
    [owner, stranger].map(async (key) => {
      const body = { transactions: ['ZQX 12'] };
      return (await service.post('/v1/enrich', body, { 'X-API-Key': key })).text();
    }),
  );
  assert.ok(mine?.includes(`"merchant":"${canary}"`));
  assert.ok(theirs?.includes('"merchant":"Another"'));
});
