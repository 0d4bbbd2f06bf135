/** Domains are kept without what the merchant's name tells. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openKnowledge } from '../../scripts/model/open.ts';
import { expandDomain, shortenDomain } from '../../src/enrich/knowledge/label.ts';

test('a shortened domain comes back as it was', () => {
  const pairs = [
    ['Blue Bottle Coffee', 'bluebottlecoffee.com'],
    ['Migrös', 'migros.ch'],
    ['OBI', 'obi.de'],
    ['Amazon', 'aws.amazon.com'],
    ['セブン', 'sej.co.jp'],
    ['H&M', ''],
  ] as const;
  for (const [name, domain] of pairs) {
    assert.equal(expandDomain(shortenDomain(domain, name), name), domain);
  }
  assert.ok(shortenDomain('bluebottlecoffee.com', 'Blue Bottle Coffee').length < 6);
});

test('every domain of the knowledge is a whole one', () => {
  const { merchants } = openKnowledge();
  for (let id = 0; id < merchants.count; id++) {
    const domain = merchants.domain(id);
    assert.ok(
      domain === null || /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(domain),
      merchants.name(id),
    );
  }
});

test('a merchant is found by its id, and every id is one merchant', () => {
  const { merchants } = openKnowledge();
  const ids = new Set(Array.from({ length: merchants.count }, (_, id) => merchants.identity(id)));
  assert.ok(ids.size > merchants.count * 0.999);
  for (let id = 0; id < merchants.count; id += 499) {
    const found = merchants.find(merchants.identity(id));
    assert.equal(merchants.identity(found ?? -1), merchants.identity(id));
  }
  assert.equal(merchants.find('mer_0000000000000000'), null);
  assert.equal(merchants.find('mer_nonsense'), null);
});
