/** Words that the width of the field has cut. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openKnowledge } from '../../scripts/model/open.ts';
import { enrich } from '../../src/enrich/enrich.ts';

const knowledge = openKnowledge();

function nameOf(description: string): string | null {
  const item = enrich({ description }, knowledge);
  return item.status === 'complete' ? item.merchant : null;
}

test('a trade that a full field has cut is completed', () => {
  assert.equal(nameOf('DUCKWORTH ANIMAL VETERI'), 'Duckworth Animal Veterinary');
  assert.equal(nameOf('SQ *QUILLFEATHER BOOKST'), 'Quillfeather Bookstore');
});

test('a short field is not cut, so its last word stands', () => {
  assert.equal(nameOf('QUILLER BOOKST'), 'Quiller Bookst');
});

test('where several words would do the cut word stands', () => {
  assert.equal(nameOf('QUILLFEATHER WOODEN PRODU 220'), 'Quillfeather Wooden Produ');
});
