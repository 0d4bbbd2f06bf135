/** The details of an answer, over the real knowledge. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openKnowledge } from '../../scripts/model/open.ts';
import { CHANNELS } from '../../src/enrich/channel.ts';
import { type Details, detailsOf } from '../../src/enrich/details.ts';
import { enrichWithEvidence } from '../../src/enrich/enrich.ts';
import { TRANSACTION_TYPES, type Transaction } from '../../src/enrich/item.ts';
import { COUNTERPARTY_TYPES } from '../../src/enrich/party.ts';
import { PLAID_CATEGORIES } from '../../src/enrich/plaid-codes.ts';
import { REASON_CODES } from '../../src/enrich/reasons.ts';
import { findSecrets } from '../../src/enrich/redact.ts';

const knowledge = openKnowledge();

function ask(transaction: string | Transaction): Details {
  const asked = typeof transaction === 'string' ? { description: transaction } : transaction;
  return detailsOf(enrichWithEvidence(asked, knowledge), knowledge);
}

/** Each reason's code with the text it points at. */
function told(description: string): string[] {
  return ask(description).reasons.map(
    ({ code, span: [start, end] }) => `${code} ${description.slice(start, end)}`,
  );
}

test('a shop: its number, its place, its postal code', () => {
  const details = ask('POS PURCHASE STARBUCKS #1234 SEATTLE WA 98101');
  assert.match(details.merchant_id ?? '', /^mer_[0-9a-f]{16}$/);
  assert.equal(details.transaction_type, 'purchase');
  assert.equal(details.channel, 'in_store');
  assert.deepEqual(details.counterparty, { name: 'Starbucks', type: 'merchant' });
  assert.deepEqual(details.location, {
    city: 'Seattle',
    region: 'WA',
    postal_code: '98101',
    country: 'US',
    store_number: '1234',
  });
  assert.deepEqual(details.plaid_category, {
    primary: 'FOOD_AND_DRINK',
    detailed: 'FOOD_AND_DRINK_COFFEE',
  });
  assert.equal(details.normalized, 'pos purchase starbucks seattle wa');
  assert.equal(details.knowledge_version, knowledge.version);
});

test('each reason points at its own characters', () => {
  assert.deepEqual(told('POS PURCHASE STARBUCKS #1234 SEATTLE WA 98101'), [
    'bank_wording POS PURCHASE',
    'alias_exact STARBUCKS',
    'store_number 1234',
    'place SEATTLE WA',
    'postal_code 98101',
  ]);
  assert.ok(told('ÜBERWEISUNG é NETFLIX.COM').includes('website NETFLIX.COM'));
});

test('a code before the city is a postal code, not a store', () => {
  const { location } = ask('REWE 10115 Berlin');
  assert.equal(location.city, 'Berlin');
  assert.equal(location.postal_code, '10115');
  assert.equal(location.store_number, null);
});

test('a date behind the name is no store number', () => {
  assert.equal(ask('STARBUCKS 12/03 SEATTLE WA').location.store_number, null);
  assert.equal(ask('STARBUCKS 2026-03-12 SEATTLE WA').location.store_number, null);
});

test('letters glued behind a number make it a reference', () => {
  assert.equal(ask('STARBUCKS 224QXK81L SEATTLE WA').location.store_number, null);
});

test('savings are nobody', () => {
  const { counterparty } = ask('TRANSFER TO HOLIDAY SAVINGS');
  assert.notEqual(counterparty.type, 'person');
});

test('a facilitator is named, and so is the shop behind it', () => {
  const details = ask('PAYPAL *SPOTIFY 402-935-7733');
  assert.deepEqual(
    details.intermediaries.map(({ name, domain }) => [name, domain]),
    [['PayPal', 'paypal.com']],
  );
  assert.equal(details.counterparty.name, 'Spotify');
  assert.equal(details.channel, 'online');
  assert.equal(details.phone, '4029357733');
  assert.deepEqual(told('PAYPAL *SPOTIFY 402-935-7733'), [
    'intermediary PAYPAL',
    'alias_exact SPOTIFY',
    'phone 402-935-7733',
  ]);
});

test('a person is a person, by name and without a merchant', () => {
  const details = ask('ZELLE TO JOHN SMITH REF 12345');
  assert.equal(details.merchant_id, null);
  assert.equal(details.transaction_type, 'transfer');
  assert.equal(details.channel, 'transfer');
  assert.deepEqual(details.counterparty, { name: 'John Smith', type: 'person' });
  assert.ok(told('ZELLE TO JOHN SMITH REF 12345').includes('person JOHN SMITH'));
});

test('the bank, the tax office and the employer are told by the wording', () => {
  assert.deepEqual(ask('MONTHLY MAINTENANCE FEE').counterparty, { name: null, type: 'bank' });
  assert.equal(ask('MONTHLY MAINTENANCE FEE').channel, 'other');
  assert.equal(ask('ATM WITHDRAWAL 1234').channel, 'atm');
  assert.equal(ask('IRS USATAXPYMT 220123').counterparty.type, 'government');
  assert.equal(ask('IRS USATAXPYMT 220123').transaction_type, 'tax');
  const salary = ask('WALMART INC PAYROLL');
  assert.equal(salary.transaction_type, 'salary');
  assert.equal(salary.counterparty.type, 'employer');
});

test('a credit of a known merchant is a refund; the sign of an amount makes none', () => {
  const description = 'NETFLIX.COM';
  const typeWith = (hints: Partial<Transaction>) => ask({ description, ...hints }).transaction_type;
  assert.equal(typeWith({}), 'purchase');
  assert.equal(typeWith({ direction: 'credit' }), 'refund');
  assert.equal(typeWith({ direction: 'debit', amount: 12 }), 'purchase');
  assert.equal(typeWith({ amount: 12 }), 'purchase');
  assert.equal(typeWith({ amount: -12 }), 'purchase');
});

test('the direction turns a transfer around', () => {
  const description = 'ZELLE JOHN SMITH';
  const sent = ask({ description, direction: 'debit' }).plaid_category;
  const received = ask({ description, direction: 'credit' }).plaid_category;
  assert.equal(sent.detailed, 'TRANSFER_OUT_ACCOUNT_TRANSFER');
  assert.equal(received.detailed, 'TRANSFER_IN_ACCOUNT_TRANSFER');
});

test('a mistyped name says so', () => {
  assert.ok(told('STARBUKCS SEATTLE WA').includes('alias_typo STARBUKCS'));
});

test('an unknown shop is named by its own letters', () => {
  const details = ask('QVZELMORE FLORIST SEATTLE WA');
  assert.equal(details.merchant_id, null);
  assert.equal(details.counterparty.type, 'merchant');
  const reasons = told('QVZELMORE FLORIST SEATTLE WA').map((reason) => reason.split(' ')[0]);
  assert.ok(reasons.includes('name'));
  assert.ok(reasons.includes('trade_word') || reasons.includes('model'));
});

test('an account number is not shown as a phone', () => {
  const details = ask('NO93 8601 1117 947 PAYEE');
  assert.equal(details.phone, null);
  assert.ok(details.normalized.startsWith('<iban>'));
});

const KEYS = (
  'merchant_id transaction_type channel intermediaries counterparty location phone ' +
  'plaid_category normalized reasons knowledge_version'
).split(' ');
const LOCATION_KEYS = 'city region postal_code country store_number'.split(' ');
const PLAID = new Map<string | null, string | null>(
  PLAID_CATEGORIES.map(({ detailed, primary }) => [detailed, primary]),
);
PLAID.set(null, null);

function checkShape(details: Details, raw: string): void {
  assert.deepEqual(Object.keys(details), KEYS);
  assert.deepEqual(Object.keys(details.location), LOCATION_KEYS);
  assert.ok(TRANSACTION_TYPES.includes(details.transaction_type));
  assert.ok(details.channel === null || CHANNELS.includes(details.channel));
  assert.ok(COUNTERPARTY_TYPES.includes(details.counterparty.type));
  const { primary, detailed } = details.plaid_category;
  assert.equal(PLAID.get(detailed), primary);
  assert.deepEqual(findSecrets(details.normalized), []);
  let before = 0;
  for (const { code, span } of details.reasons) {
    const [start, end] = span;
    assert.ok(REASON_CODES.includes(code));
    assert.ok(start >= before && end > start && end <= raw.length, `${code} ${start} ${end}`);
    before = start;
  }
}

const GOLD = new URL('../accuracy/gold.jsonl', import.meta.url);

test('every descriptor has details of the promised shape, the same each time', () => {
  for (const line of readFileSync(GOLD, 'utf8').split('\n')) {
    if (line === '') continue;
    const { raw } = JSON.parse(line) as { raw: string };
    const details = ask(raw);
    checkShape(details, raw);
    assert.deepEqual(ask(raw), details);
  }
});

test('odd texts have details too', () => {
  for (const raw of ['', ' ', '😀', '1234', '*', 'a'.repeat(1024), 'ﬁ ß İ', '1 '.repeat(500)]) {
    checkShape(ask(raw), raw);
  }
});
