/** Malformed and adversarial JSON gets 400 or its answer, promptly and without an echo. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readEnrich } from '../rig/answers.ts';
import { openService } from '../rig/service.ts';

const service = await openService();
after(() => service.close());

const CANARY = 'CANARY';
const PATHS = ['/v1/enrich', '/v1/enrich/async'] as const;

function send(path: string, body: string | Uint8Array): Promise<Response> {
  return service.fetch(path, {
    method: 'POST',
    headers: { 'X-API-Key': service.key, 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : Buffer.from(body),
  });
}

const deep = 200_000;
const good = `{"transactions":["${CANARY}"]}`;
const utf16 = Buffer.from(good, 'utf16le');

const REFUSED: readonly (readonly [name: string, body: string | Uint8Array])[] = [
  ['nothing', ''],
  ['blanks', ' \n\t '],
  ['a NUL', '\0'],
  ['half a word', 'tru'],
  ['two values', `${good}${good}`],
  ['a comma too many', `{"transactions":["${CANARY}",]}`],
  ['single quotes', `{'transactions':['${CANARY}']}`],
  ['a comment', `/*${CANARY}*/${good}`],
  ['a name without quotes', `{transactions:["${CANARY}"]}`],
  ['not a number', '{"transactions":[NaN]}'],
  ['a number past all bounds', '{"transactions":[1e999]}'],
  ['a number of 100,000 digits', `{"transactions":[${'9'.repeat(100_000)}]}`],
  ['a bare control character', `{"transactions":["${CANARY}\u0001"]}`],
  ['an escape that is none', `{"transactions":["\\x${CANARY}"]}`],
  ['200,000 brackets that open', '['.repeat(deep)],
  ['200,000 brackets', '['.repeat(deep) + ']'.repeat(deep)],
  ['200,000 braces', `{"transactions":${'{"a":'.repeat(deep)}`],
  ['an item 200,000 deep', `{"transactions":[${'['.repeat(deep)}${']'.repeat(deep)}]}`],
  [
    'a description 200,000 deep',
    `{"transactions":[{"description":${'['.repeat(deep)}${']'.repeat(deep)}}]}`,
  ],
  ['UTF-16', utf16],
  ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
  ['UTF-16, the other way round', Buffer.from(utf16).swap16()],
  ['UTF-32', Buffer.from([...Buffer.from(good)].flatMap((byte) => [byte, 0, 0, 0]))],
  ['Latin-1', Buffer.from(`{"transactions":["${CANARY}é"]}`, 'latin1')],
  ['an overlong encoding', Buffer.from([...Buffer.from('{"transactions":["'), 0xc0, 0xaf])],
  ['a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ['two marks of byte order', `\ufeff\ufeff${good}`],
  ['transactions under __proto__', `{"__proto__":${good}}`],
  ['transactions under constructor', `{"constructor":{"prototype":${good}}}`],
  ['transactions as an object of numbers', '{"transactions":{"0":"a","length":1}}'],
  [
    'an item with its description under __proto__',
    '{"transactions":[{"__proto__":{"description":"a"}}]}',
  ],
  ['an item that is an object of another kind', '{"transactions":[{"toString":"a"}]}'],
  ['a duplicate key whose last is empty', `{"transactions":["${CANARY}"],"transactions":[]}`],
  ['a million items', `{"transactions":[${'0,'.repeat(999_999)}0]}`],
  ['include that is no list', `{"transactions":["${CANARY}"],"include":"details"}`],
  ['a length that is no number', `{"transactions":["a"],"include":{"length":{"toString":1}}}`],
  [
    'an id whose length is no number',
    '{"transactions":[{"description":"a","id":{"length":{"toString":1}}}]}',
  ],
  ['a country that is none', `{"transactions":["${CANARY}"],"country":"${CANARY}"}`],
];

for (const [name, body] of REFUSED) {
  test(`400: ${name}`, async () => {
    for (const path of PATHS) {
      const response = await send(path, body);
      const text = await response.text();
      assert.equal(response.status, 400, text);
      assert.match(text, /^\{"error": "The request body [^"]+\.", "issues": \[\{"path": "/);
      assert.ok(!text.includes(CANARY));
      assert.ok(text.length < 4000);
    }
  });
}

test('what is served: a byte order mark, the last of two keys, strange neighbours', async () => {
  const bodies = [
    `\ufeff{"transactions":["SPOTIFY"]}`,
    '{"transactions":["HULU"],"transactions":["SPOTIFY"]}',
    '{"__proto__":{"a":1},"constructor":1,"toString":null,"transactions":["SPOTIFY"]}',
    '{"transactions":["SPOTIFY"],"extra":{"deep":[[[[]]]]}}',
    '\n\t {"transactions"\r\n:["\\u0053POTIFY"]} ',
  ];
  for (const body of bodies) {
    const response = await send('/v1/enrich', body);
    assert.equal(response.status, 200, body);
    assert.equal((await readEnrich(response)).results[0]?.input, 'SPOTIFY');
  }
});

test('names that every object has are descriptors like others, and change nothing', async () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then'];
  const response = await service.post('/v1/enrich', { transactions: names });
  const { results } = await readEnrich(response);
  assert.deepEqual(
    results.map(({ input }) => input),
    names,
  );
  assert.equal(Object.keys(Object.prototype).length, 0);
});
