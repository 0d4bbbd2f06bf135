/** Placeholders for cards, accounts and addresses: fixed cases and a seeded fuzz. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSecrets, redact } from '../../src/enrich/redact.ts';

test('cards are found with blanks, dashes and neighbours', () => {
  assert.equal(redact('VISA 4111111111111111 TESCO'), 'VISA <card> TESCO');
  assert.equal(redact('VISA 4111 1111 1111 1111 TESCO'), 'VISA <card> TESCO');
  assert.equal(redact('3782-822463-10005'), '<card>');
  assert.equal(redact('12 4111-1111-1111-1111 03'), '<card>');
  assert.equal(redact('x4111111111111111x'), 'x<card>x');
  assert.equal(redact('４１１１１１１１１１１１１１１１'), '<card>');
  assert.equal(redact('٤١١١ ١١١١ ١١١١ ١١١١'), '<card>');
});

test('IBANs are found in any case, grouped or not, with words behind', () => {
  assert.equal(redact('AN DE89370400440532013000 MAX'), 'AN <iban> MAX');
  assert.equal(redact('GB82 WEST 1234 5698 7654 32 RENT'), '<iban> RENT');
  assert.equal(redact('nl91 abna 0417 1643 00'), '<iban>');
  assert.equal(redact('IBAN:NO9386011117947'), 'IBAN:<iban>');
  assert.equal(redact('FR14 2004 1010 0505 0001 3M02 606 LOYER'), '<iban> LOYER');
});

test('wrong check digits make a number, not an account', () => {
  assert.equal(redact('DE88370400440532013000'), 'DE<number>');
  assert.equal(redact('4111111111111112'), '<number>');
});

test('e-mail addresses are found, other at signs stay', () => {
  assert.equal(redact('ZELLE john.o-doe+1@mail.example.com REF'), 'ZELLE <email> REF');
  assert.equal(redact('<jörg@müller.example>'), '<<email>>');
  assert.equal(redact('a@b.example,c@d.example.'), '<email>,<email>.');
  assert.equal(redact('FOOD @ WORK CAFE@5'), 'FOOD @ WORK CAFE@5');
});

test('seven digits in a row are a number; dates, amounts, phones and stores stay', () => {
  assert.equal(redact('ACCT 1234567 #12345'), 'ACCT <number> #12345');
  for (const text of ['12/03/2026 14:22:05', '1,234.56 USD', '402-935-7733', 'STORE 123456', '']) {
    assert.equal(redact(text), text);
  }
});

test('ranges are in the units of the input', () => {
  const text = '😀 é 4111111111111111';
  const [secret] = findSecrets(text);
  assert.deepEqual(secret, { kind: 'card', start: 5, end: 21 });
});

test('long hostile texts take no longer than their length', () => {
  const start = performance.now();
  for (const part of ['a@', '1 ', 'DE89', 'x', '1-', '@', 'a.']) redact(part.repeat(50_000));
  assert.ok(performance.now() - start < 5_000);
});

/** A small generator of its own, so that the cases are the same everywhere. */
function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

type Dice = ReturnType<typeof createDice>;

const digits = (dice: Dice, count: number) =>
  Array.from({ length: count }, () => dice(10)).join('');

function luhnDigit(body: string): number {
  const sum = [...body].reverse().reduce((total, character, i) => {
    const value = Number(character) * (i % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / 10) + (value % 10);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

function makeCard(dice: Dice): string {
  const body = digits(dice, 12 + dice(7));
  return body + luhnDigit(body);
}

const SHAPES = [
  'DE dddddddddddddddddd',
  'GB aaaadddddddddddddd',
  'NL aaaadddddddddd',
  'NO ddddddddddd',
  'FR ddddddddddeeeeeeeeeeedd',
  'IT adddddddddddddddddddddd',
  'ES dddddddddddddddddddd',
  'PL dddddddddddddddddddddddd',
  'CH dddddeeeeeeeeeeee',
  'BE dddddddddddd',
] as const;

function makeIban(dice: Dice): string {
  const [country = '', shape = ''] = (SHAPES[dice(SHAPES.length)] ?? '').split(' ');
  const body = [...shape]
    .map((kind) => (kind === 'a' ? String.fromCharCode(65 + dice(26)) : String(dice(10))))
    .join('');
  return country + String(98 - mod97(`${body}${country}00`)).padStart(2, '0') + body;
}

function mod97(text: string): number {
  const number = [...text].map((c) => (c > '9' ? String(c.charCodeAt(0) - 55) : c)).join('');
  return Number(BigInt(number) % 97n);
}

function makeEmail(dice: Dice): string {
  const word = () => Array.from({ length: 1 + dice(8) }, () => 'abcxyz019'[dice(9)]).join('');
  return `${word()}${['.', '_', '-', '+', ''][dice(5)]}${word()}@${word()}.${['com', 'co.uk', 'de'][dice(3)]}`;
}

/** Groups of four, or of any length, with one or two blanks, dashes or dots between them. */
function space(dice: Dice, text: string): string {
  const gap = ['', ' ', '-', '  ', '.', '\u00a0', ' - '.slice(0, 2)][dice(7)] ?? '';
  let out = '';
  let rest = text;
  const isEven = dice(2) === 0;
  while (rest !== '') {
    const length = isEven ? 4 : 1 + dice(6);
    out += (out === '' ? '' : gap) + rest.slice(0, length);
    rest = rest.slice(length);
  }
  return out;
}

const AROUND = ['', ' ', 'POS ', ' TESCO 1234 ', '12/03 ', 'REF:', '98101 ', '*', '/', ' x', '#'];

function wrap(dice: Dice, secret: string): string {
  const text = (AROUND[dice(AROUND.length)] ?? '') + secret + (AROUND[dice(AROUND.length)] ?? '');
  return dice(4) === 0 ? text.toLowerCase() : text;
}

const compact = (text: string) => text.replace(/[^a-z0-9]/gi, '').toUpperCase();

test('no card number survives', () => {
  const dice = createDice(20260101);
  for (let round = 0; round < 5_000; round++) {
    const card = makeCard(dice);
    const text = wrap(dice, space(dice, card));
    const out = redact(text);
    assert.ok(!compact(out).includes(card), `${text} -> ${out}`);
    assert.ok(!/\d{7}/.test(out) && /<(card|number)>/.test(out), `${text} -> ${out}`);
  }
});

test('no IBAN survives', () => {
  const dice = createDice(20260102);
  for (let round = 0; round < 5_000; round++) {
    const iban = makeIban(dice);
    assert.equal(mod97(iban.slice(4) + iban.slice(0, 4)), 1);
    const text = wrap(dice, space(dice, iban));
    const out = redact(text);
    assert.ok(!compact(out).includes(iban) && out.includes('<iban>'), `${text} -> ${out}`);
  }
});

test('no e-mail address survives', () => {
  const dice = createDice(20260103);
  for (let round = 0; round < 5_000; round++) {
    const email = makeEmail(dice);
    const out = redact(wrap(dice, email));
    assert.ok(!/[\w.+-]+@[\w-]+\.\w+/.test(out) && out.includes('<email>'), `${email} -> ${out}`);
  }
});

test('what was redacted once stays as it is', () => {
  const dice = createDice(20260104);
  for (let round = 0; round < 2_000; round++) {
    const parts = [
      makeCard(dice),
      makeIban(dice),
      makeEmail(dice),
      'SHOP',
      '12.34',
      digits(dice, 9),
    ];
    const text = parts.filter(() => dice(2) === 0).join(' ');
    assert.equal(redact(redact(text)), redact(text));
  }
});
