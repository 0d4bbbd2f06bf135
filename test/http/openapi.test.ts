/** The description is valid, complete and true: every documented answer is really given. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { loadConfig } from '../../src/config.ts';
import { corrections as table } from '../../src/db/schema.ts';
import { type AppDeps, listRoutes } from '../../src/http/app.ts';
import { listOperations } from '../../src/http/openapi/document.ts';
import type { Operation } from '../../src/http/openapi/operation.ts';
import { openService, type Service } from '../rig/service.ts';

const config = loadConfig({}, { cores: 2, isTerminal: false });
const operations = listOperations(config);

const service = await openService();
const others: Service[] = [];
service.run();
after(() => Promise.all([service, ...others].map((one) => one.close())));

async function openOther(env: Record<string, string> = {}): Promise<Service> {
  const other = await openService(env);
  others.push(other);
  return other;
}

interface Call {
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly type?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The operation as its own examples show it, with what the call says instead. */
function send(to: Service, operation: Operation, call: Call = {}): Promise<Response> {
  const { method, path, path_examples = {}, queryExamples = {}, body = {} } = operation;
  const ids = { ...path_examples, ...call.ids };
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
  const query = new URLSearchParams({ ...queryExamples, ...call.query });
  const [[type, content] = []] = call.type
    ? [[call.type, body[call.type]] as const]
    : Object.entries(body);
  const example = content?.example;
  const text = typeof example === 'string' ? example : JSON.stringify(example);
  return to.fetch(`${address}?${query}`, {
    method: method.toUpperCase(),
    headers: {
      'X-API-Key': to.key,
      ...(type && { 'Content-Type': type }),
      ...call.headers,
    },
    ...(method === 'post' && { body: call.body ?? text ?? '' }),
  });
}

function named(id: string): Operation {
  const operation = operations.find((one) => one.id === id);
  assert.ok(operation);
  return operation;
}

async function makeJob(): Promise<string> {
  const response = await send(service, named('submitJob'));
  return ((await response.json()) as { job_id: string }).job_id;
}

test('the document is valid OpenAPI 3.1', async () => {
  type SpecData = Exclude<Parameters<Validator['validate']>[0], string>;
  const document = await (await service.fetch('/openapi.json')).json();
  const { valid, errors } = await new Validator().validate(document as SpecData);
  assert.ok(valid, JSON.stringify(errors));
});

test('every route is described, and nothing else', () => {
  const routes = listRoutes({ config, knowledge: {} } as unknown as AppDeps);
  const addresses = (list: readonly { method: string; path: string; access: string }[]) =>
    list
      .map(({ method, path, access }) => {
        const place = path.replace(/\{(\w+)\}/g, ':$1');
        return `${method.toUpperCase()} ${place} ${access}`;
      })
      .sort();
  assert.deepEqual(addresses(operations), addresses(routes));
});

test('every example of a request is taken, in every media type', async () => {
  for (const operation of operations.filter(({ body }) => body !== undefined)) {
    for (const type of Object.keys(operation.body ?? {})) {
      const response = await send(service, operation, { type });
      assert.ok(response.ok, `${operation.id} ${type}: ${response.status}`);
      await response.text();
    }
  }
});

test('every example of an answer fits its own schema', async () => {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const document = (await (await service.fetch('/openapi.json')).json()) as {
    paths: Record<string, Record<string, { responses: Record<string, { content?: object }> }>>;
  };
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'api');
  let count = 0;
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { responses }] of Object.entries(methods)) {
      for (const [status, { content = {} }] of Object.entries(responses)) {
        for (const [type, { example }] of Object.entries(content) as [
          string,
          { example?: unknown },
        ][]) {
          if (example === undefined) continue;
          const place = ['paths', path, method, 'responses', status, 'content', type, 'schema'];
          const pointer = place.map((part) => encodeURIComponent(part.replaceAll('/', '~1')));
          const isValid = ajv.getSchema(`api#/${pointer.join('/')}`);
          assert.ok(isValid?.(example), `${method} ${path} ${status}`);
          count += 1;
        }
      }
    }
  }
  assert.ok(count > 100);
});

async function giveSuccesses(): Promise<void> {
  const id = await makeJob();
  const stored = await send(service, named('saveCorrection'));
  const correction = ((await stored.json()) as { id: string }).id;
  const search = await send(service, named('searchMerchants'));
  const { merchants } = (await search.json()) as { merchants: { merchant_id: string }[] };
  const merchant_id = merchants[0]?.merchant_id ?? '';
  for (const operation of operations.filter(({ method }) => method === 'get')) {
    const ids = { id: operation.tag === 'Jobs' ? id : correction, merchant_id };
    assert.equal((await send(service, operation, { ids })).status, 200, operation.id);
  }
  const headers = { 'Idempotency-Key': 'once' };
  for (const status of [202, 200]) {
    assert.equal((await send(service, named('submitJob'), { headers })).status, status);
  }
  const body = '{"transactions": ["another"]}';
  assert.equal((await send(service, named('submitJob'), { headers, body })).status, 422);
  const same = await send(service, named('saveCorrection'));
  assert.equal(same.status, 200);
  await send(service, named('eraseJob'), { ids: { id: await makeJob() } });
  await send(service, named('eraseCorrection'), { ids: { id: correction } });
  assert.equal((await send(service, named('saveCorrection'))).status, 201);
}

async function giveRefusals(): Promise<void> {
  const small = await openOther({
    ENRICHD_SYNC_BODY_BYTES_MAX: '1024',
    ENRICHD_ASYNC_BODY_BYTES_MAX: '1024',
  });
  for (const operation of operations) {
    const { answers, access } = operation;
    if (answers[400]) {
      const query = { include: 'x', limit: '0', q: '' };
      assert.equal((await send(service, operation, { query, body: '{' })).status, 400);
    }
    if (access === 'key') {
      const headers = { 'X-API-Key': '' };
      assert.equal((await send(service, operation, { headers })).status, 401);
    }
    const ids = { id: crypto.randomUUID(), merchant_id: 'mer_0000000000000000' };
    if (answers[404]) assert.equal((await send(service, operation, { ids })).status, 404);
    if (answers[413]) {
      const body = JSON.stringify('x'.repeat(70_000));
      assert.equal((await send(small, operation, { body })).status, 413);
    }
    if (answers[415]) {
      const headers = { 'Content-Type': 'application/xml' };
      assert.equal((await send(service, operation, { headers })).status, 415);
    }
  }
}

async function giveTrouble(): Promise<void> {
  const limited = await openOther({ ENRICHD_KEY_REQUESTS_PER_SECOND_MAX: '1' });
  const leaving = await openOther();
  leaving.drain();
  const broken = await openService();
  await broken.close();
  for (const operation of operations) {
    const { answers } = operation;
    if (answers[429]) {
      await send(limited, operation);
      assert.equal((await send(limited, operation)).status, 429);
    }
    if (answers[503]) assert.equal((await send(leaving, operation)).status, 503);
    if (answers[500]) assert.equal((await send(broken, operation)).status, 500);
  }
  others.push({ ...broken, close: async () => {} });
}

async function fillTenant(): Promise<void> {
  const full = await openOther();
  for (let start = 0; start < 10_000; start += 1000) {
    const rows = Array.from({ length: 1000 }, (_, i) => ({
      id: crypto.randomUUID(),
      tenant: 'default',
      kind: 'contains' as const,
      value: `shop ${start + i}`,
      changes: '{}',
      createdAtMs: 0,
      updatedAtMs: 0,
    }));
    await full.db.write(full.db.orm.insert(table).values(rows));
  }
  assert.equal((await send(full, named('saveCorrection'))).status, 409);
}

test('every documented answer is really given, as it is documented', async () => {
  await giveSuccesses();
  await giveRefusals();
  await giveTrouble();
  await fillTenant();
  const given = new Set([service, ...others].flatMap(({ answered }) => [...answered]));
  assert.deepEqual(
    service.description.answers.filter((answer) => !given.has(answer)),
    [],
  );
});
