/** Our answers in Plaid's categories, and the table of ours. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { categoryTable } from '../../src/enrich/categories.ts';
import { CATEGORIES, type Category, TRANSACTION_TYPES } from '../../src/enrich/item.ts';
import {
  PLAID_EXCEPTIONS,
  type PlaidQuestion,
  plaidCategoryOf,
  plaidOfGoods,
} from '../../src/enrich/plaid.ts';
import { PLAID_CATEGORIES, plaidPrimaryOf } from '../../src/enrich/plaid-codes.ts';
import { plaidOfMcc } from '../../src/enrich/plaid-mcc.ts';

const TABLE = new URL('../../scripts/knowledge/tables/mcc.tsv', import.meta.url);
const MCCS = readFileSync(TABLE, 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => line.split('\t'))
  .map(([mcc = '', category = '']) => ({ mcc, category: category as Category }));

const ask = (question: Partial<PlaidQuestion>) =>
  plaidCategoryOf({
    type: 'purchase',
    category: 'Unknown',
    mcc: null,
    flow: null,
    text: '',
    ...question,
  });

test('there are 16 primary and 104 detailed categories, each described', () => {
  assert.equal(new Set(PLAID_CATEGORIES.map(({ primary }) => primary)).size, 16);
  assert.equal(new Set(PLAID_CATEGORIES.map(({ detailed }) => detailed)).size, 104);
  for (const { primary, detailed, description } of PLAID_CATEGORIES) {
    assert.ok(detailed.startsWith(`${primary}_`), detailed);
    assert.equal(plaidPrimaryOf(detailed), primary);
    assert.ok(description.length > 2, detailed);
  }
});

test('every code of the table has a category of its own, and its own category agrees', () => {
  assert.ok(MCCS.length > 600);
  for (const { mcc, category } of MCCS) {
    assert.notEqual(plaidOfMcc(mcc), null, mcc);
    const isException = PLAID_EXCEPTIONS[category]?.[mcc] !== undefined;
    if (!isException) assert.equal(plaidOfGoods(category, mcc), plaidOfMcc(mcc), mcc);
  }
});

test('every category has a mapping; the unknown alone stays unknown', () => {
  for (const category of CATEGORIES) {
    const detailed = ask({ category });
    assert.equal(detailed === null, category === 'Unknown', category);
  }
});

test('any type, category and code has an answer that Plaid knows', () => {
  const known = new Set<string>(PLAID_CATEGORIES.map(({ detailed }) => detailed));
  for (const type of TRANSACTION_TYPES) {
    for (const category of CATEGORIES) {
      for (const mcc of [null, '5411', '4829', '0000', '9999']) {
        for (const flow of [null, 'debit', 'credit'] as const) {
          const detailed = plaidCategoryOf({ type, category, mcc, flow, text: '' });
          assert.ok(detailed === null || known.has(detailed));
        }
      }
    }
  }
});

test('a code that disagrees with the category does not decide', () => {
  assert.equal(ask({ category: 'Entertainment', mcc: '4899' }), 'ENTERTAINMENT_TV_AND_MOVIES');
  assert.equal(
    ask({ category: 'Utilities', mcc: '4899' }),
    'RENT_AND_UTILITIES_INTERNET_AND_CABLE',
  );
  assert.equal(ask({ category: 'Gas & Fuel', mcc: '5411' }), 'TRANSPORTATION_GAS');
  assert.equal(ask({ category: 'Travel', mcc: '3058' }), 'TRAVEL_FLIGHTS');
  assert.equal(ask({ category: 'Travel', mcc: '3357' }), 'TRAVEL_RENTAL_CARS');
  assert.equal(ask({ category: 'Travel', mcc: '3504' }), 'TRAVEL_LODGING');
});

test('the type comes before the code', () => {
  assert.equal(ask({ type: 'fee', category: 'Fees & Charges' }), 'BANK_FEES_OTHER_BANK_FEES');
  assert.equal(ask({ type: 'salary', category: 'Payroll & Tax' }), 'INCOME_WAGES');
  assert.equal(ask({ type: 'tax', flow: 'credit' }), 'INCOME_TAX_REFUND');
  assert.equal(ask({ type: 'tax' }), 'GOVERNMENT_AND_NON_PROFIT_TAX_PAYMENT');
  assert.equal(ask({ type: 'card_payment' }), 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT');
});

test('money that comes in goes to the inward categories', () => {
  const transfer = { type: 'transfer', category: 'Transfer', mcc: '4829' } as const;
  assert.equal(ask(transfer), 'TRANSFER_OUT_ACCOUNT_TRANSFER');
  assert.equal(ask({ ...transfer, flow: 'credit' }), 'TRANSFER_IN_ACCOUNT_TRANSFER');
  assert.equal(ask({ ...transfer, text: 'transfer to savings' }), 'TRANSFER_OUT_SAVINGS');
  assert.equal(ask({ type: 'cash', flow: 'credit' }), 'TRANSFER_IN_DEPOSIT');
  assert.equal(ask({ type: 'interest', flow: 'credit' }), 'INCOME_INTEREST_EARNED');
});

test('words tell finer categories apart', () => {
  const fee = { type: 'fee', category: 'Fees & Charges' } as const;
  assert.equal(ask({ ...fee, text: 'overdraft fee' }), 'BANK_FEES_OVERDRAFT_FEES');
  assert.equal(
    ask({ ...fee, text: 'foreign transaction fee' }),
    'BANK_FEES_FOREIGN_TRANSACTION_FEES',
  );
  const tax = { type: 'tax', category: 'Payroll & Tax', mcc: '9311' } as const;
  assert.equal(ask({ ...tax, text: 'franchise tax refund' }), 'INCOME_TAX_REFUND');
  assert.equal(ask({ type: 'cash', text: 'atm cash deposit' }), 'TRANSFER_IN_DEPOSIT');
  const cafe = { category: 'Food & Drink', mcc: '5814' } as const;
  assert.equal(ask({ ...cafe, text: 'blue cup coffee' }), 'FOOD_AND_DRINK_COFFEE');
  assert.equal(ask({ ...cafe, text: 'blue cup burgers' }), 'FOOD_AND_DRINK_FAST_FOOD');
});

test('the table of categories covers every code of both sides', () => {
  const mccCategory = Object.fromEntries(MCCS.map(({ mcc, category }) => [mcc, category]));
  const { categories } = categoryTable(mccCategory);
  assert.deepEqual(
    categories.map(({ category }) => category),
    CATEGORIES,
  );
  assert.equal(categories.flatMap((row) => row.mcc_codes).length, MCCS.length);
  const covered = new Set<string>(
    categories.flatMap((row) => row.plaid_categories.map(({ detailed }) => detailed)),
  );
  assert.deepEqual(
    PLAID_CATEGORIES.map(({ detailed }) => detailed).filter((detailed) => !covered.has(detailed)),
    [],
  );
  for (const { description, mcc_codes } of categories) {
    assert.ok(description.endsWith('.') && mcc_codes.length > 0);
  }
});

test('the version of the table changes with its rows and only then', () => {
  const mccCategory = Object.fromEntries(MCCS.map(({ mcc, category }) => [mcc, category]));
  const { version } = categoryTable(mccCategory);
  assert.match(version, /^[0-9a-f]{16}$/);
  assert.equal(categoryTable({ ...mccCategory }).version, version);
  assert.notEqual(categoryTable({ ...mccCategory, '5411': 'Shopping' }).version, version);
});
