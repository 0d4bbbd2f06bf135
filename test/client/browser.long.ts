/** The client's package in a real browser, on a page of the same origin as the service. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer, json } from 'node:stream/consumers';
import { test } from 'node:test';
import { transformSync } from 'esbuild';
import { packageClient } from '../../scripts/client/package.ts';
import { chromiumMissing, startChromium } from '../rig/chromium.ts';
import { makeDirectory } from '../rig/directory.ts';
import { openListening } from '../rig/listening.ts';
import { expectedReport } from './tour.ts';

/** How long the browser may take to start and to walk through the client. */
const browserMs = 90_000;

test('it runs in Chromium', {
  skip: chromiumMissing,
  timeout: browserMs,
}, async (context) => {
  const service = await openListening();
  service.run();
  const folder = makeDirectory();
  await packageClient(folder);
  const site = await openSite(folder, service.url, service.key);
  const browser = startChromium(site.url);
  const ended = once(browser, 'exit');
  context.signal.addEventListener('abort', () => browser.kill('SIGKILL'));
  try {
    const ending = ended.then(() => assert.fail('the browser ended before its report'));
    assert.deepEqual(await Promise.race([site.report, ending]), expectedReport);
  } finally {
    browser.kill('SIGKILL');
    await ended;
    site.close();
    await service.close();
  }
});

/** A page that walks through the client, and the service below the same origin. */
async function openSite(folder: string, service: string, apiKey: string) {
  const { promise: report, resolve } = Promise.withResolvers<unknown>();
  const tour = readFileSync(new URL('./tour.ts', import.meta.url), 'utf8');
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['text/html', '<!doctype html><script type="module" src="/main.js"></script>'],
    '/main.js': ['text/javascript', renderMain(apiKey)],
    '/tour.js': ['text/javascript', transformSync(tour, { loader: 'ts' }).code],
    '/client.js': ['text/javascript', readFileSync(join(folder, 'index.js'), 'utf8')],
  };
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    const [type, text] = files[path] ?? [];
    if (text !== undefined) outgoing.setHeader('Content-Type', type ?? '').end(text);
    else if (path.startsWith('/enrichd/')) void forward(incoming, outgoing, service);
    else if (path === '/report') void json(incoming).then(resolve);
    else outgoing.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    report,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function renderMain(apiKey: string): string {
  const options = JSON.stringify({ baseUrl: '/enrichd', apiKey });
  return `
    import * as enrichd from '/client.js';
    import { takeTour } from '/tour.js';
    const report = await takeTour(enrichd, ${options}).catch((error) => String(error.stack));
    await fetch('/report', { method: 'POST', body: JSON.stringify(report) });
  `;
}

async function forward(incoming: IncomingMessage, outgoing: ServerResponse, service: string) {
  const { method, headers, url = '' } = incoming;
  const passed = request(service + url.slice('/enrichd'.length), { method, headers });
  passed.end(await buffer(incoming));
  const [answer] = (await once(passed, 'response')) as [IncomingMessage];
  outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
  answer.pipe(outgoing);
}
