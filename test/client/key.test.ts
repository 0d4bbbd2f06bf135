/** The client's key: where it comes from, and where it must not go. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, afterEach, test } from 'node:test';
import { inspect } from 'node:util';
import {
  AuthenticationError,
  ConnectionError,
  EnrichdClient,
  ParseTxClient,
} from '../../src/client/index.ts';
import { openListening } from '../rig/listening.ts';

const service = await openListening();
const { url: baseUrl, key } = service;
after(() => service.close());
afterEach(() => {
  delete process.env.ENRICHD_API_KEY;
  delete process.env.PARSETX_API_KEY;
});

test('the key comes from ENRICHD_API_KEY, unless one is given', async () => {
  process.env.ENRICHD_API_KEY = key;
  assert.equal((await new EnrichdClient({ baseUrl }).enrich(['UBER TRIP'])).results.length, 1);
  const given = new EnrichdClient({ baseUrl, apiKey: 'en_live_other' });
  await assert.rejects(given.enrich(['UBER TRIP']), AuthenticationError);
});

test('ParseTxClient takes PARSETX_API_KEY first', async () => {
  process.env.ENRICHD_API_KEY = 'en_live_other';
  await assert.rejects(new ParseTxClient({ baseUrl }).enrich(['UBER TRIP']), AuthenticationError);
  process.env.PARSETX_API_KEY = key;
  assert.equal((await new ParseTxClient({ baseUrl }).enrich(['UBER TRIP'])).results.length, 1);
});

test('without an environment, as in a browser, there is simply no key', () => {
  const { process: host } = globalThis;
  Reflect.deleteProperty(globalThis, 'process');
  try {
    assert.ok(new EnrichdClient({ baseUrl }));
  } finally {
    globalThis.process = host;
  }
});

test('printing the client does not print the key', () => {
  const client = new EnrichdClient({ baseUrl, apiKey: key });
  const shown = inspect(client, { showHidden: true, depth: 9 }) + JSON.stringify(client);
  assert.ok(!shown.includes(key));
});

test('a key that is no header value is refused without being repeated', () => {
  for (const apiKey of [`${key}\n`, 'schlüssel', '']) {
    assert.throws(
      () => new EnrichdClient({ baseUrl, apiKey }),
      (error) => error instanceof TypeError && (apiKey === '' || !error.message.includes(apiKey)),
    );
  }
});

test('a redirect is not followed, so that the key goes nowhere else', async () => {
  const keysSeen: unknown[] = [];
  const elsewhere = createServer((request, response) => {
    keysSeen.push(request.headers['x-api-key']);
    response.writeHead(307, { Location: `${baseUrl}/v1/enrich` }).end();
  }).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const address = elsewhere.address();
  assert.ok(address !== null && typeof address === 'object');
  const lineCount = service.logLines.length;
  const client = new EnrichdClient({
    baseUrl: `http://127.0.0.1:${address.port}`,
    apiKey: key,
    retriesMax: 0,
  });
  await assert.rejects(client.enrich(['UBER TRIP']), ConnectionError);
  assert.deepEqual(keysSeen, [key]);
  assert.equal(service.logLines.length, lineCount);
  elsewhere.closeAllConnections();
  elsewhere.close();
});
