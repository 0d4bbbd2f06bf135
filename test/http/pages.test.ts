/** The pages carry all they need, and their policy lets nothing else in. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { bundleConsole } from '../../scripts/console.ts';
import { openService } from '../rig/service.ts';

const service = await openService();
after(() => service.close());

for (const path of ['/docs', '/console']) {
  test(`${path}: needs no key, and its policy names exactly what stands in it`, async () => {
    const response = await service.fetch(path);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'; /);
    assert.ok(!/unsafe|\*|https?:/.test(policy));
    const html = await response.text();
    const parts = [...html.matchAll(/<(style|script)>([\s\S]*?)<\/\1>/g)];
    assert.ok(parts.length > 0);
    for (const [, kind, text = ''] of parts) {
      const digest = createHash('sha256').update(text).digest('base64');
      assert.ok(policy.includes(`${kind}-src 'sha256-${digest}'`));
    }
  });

  test(`${path}: loads nothing from elsewhere and has no inline handler or style`, async () => {
    const html = await (await service.fetch(path)).text();
    const markup = html.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '');
    assert.ok(!/ (on\w+|style)=/.test(markup));
    for (const [, address = ''] of markup.matchAll(/ (?:src|href)="([^"]*)"/g)) {
      assert.match(address, /^(#[\w-]+|\/[\w./-]+|data:,)$/);
    }
    assert.ok(!/<(?:iframe|object|embed|img|form)/.test(markup));
  });
}

test('/docs: every operation and every schema it links to is on the page', async () => {
  const html = await (await service.fetch('/docs')).text();
  const ids = new Set([...html.matchAll(/ id="([\w-]+)"/g)].map((match) => match[1]));
  const links = [...html.matchAll(/ href="#([\w-]+)"/g)].map((match) => match[1]);
  assert.ok(links.length > 20);
  assert.deepEqual(
    links.filter((link) => !ids.has(link)),
    [],
  );
});

test('the bundled console is the one of its source', async () => {
  const stored = readFileSync(new URL('../../src/console/bundle.ts', import.meta.url), 'utf8');
  assert.equal(stored, await bundleConsole());
});
