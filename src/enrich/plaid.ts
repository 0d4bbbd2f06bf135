/** Maps an answer to Plaid's personal finance categories. */

import type { Category, TransactionType } from './item.ts';
import { type PlaidDetailed, type PlaidPrimary, plaidPrimaryOf } from './plaid-codes.ts';
import { plaidOfMcc } from './plaid-mcc.ts';
import { refinePlaid } from './plaid-wording.ts';

export interface PlaidQuestion {
  readonly type: TransactionType;
  readonly category: Category;
  readonly mcc: string | null;
  /** Where the money went; null counts as out. */
  readonly flow: 'debit' | 'credit' | null;
  /** The normalized descriptor and the merchant's name: its words tell finer codes apart. */
  readonly text: string;
}

/** What a category stands for when the code says nothing; Plaid has no code for the unknown. */
export const PLAID_OF_CATEGORY: Readonly<Record<Category, PlaidDetailed | null>> = {
  Shopping: 'GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE',
  Groceries: 'FOOD_AND_DRINK_GROCERIES',
  'Food & Drink': 'FOOD_AND_DRINK_RESTAURANT',
  'Gas & Fuel': 'TRANSPORTATION_GAS',
  Transportation: 'TRANSPORTATION_OTHER_TRANSPORTATION',
  Entertainment: 'ENTERTAINMENT_OTHER_ENTERTAINMENT',
  'Digital Services': 'GENERAL_SERVICES_OTHER_GENERAL_SERVICES',
  Software: 'GENERAL_SERVICES_OTHER_GENERAL_SERVICES',
  Utilities: 'RENT_AND_UTILITIES_OTHER_UTILITIES',
  Travel: 'TRAVEL_OTHER_TRAVEL',
  Transfer: 'TRANSFER_OUT_ACCOUNT_TRANSFER',
  'Payroll & Tax': 'INCOME_WAGES',
  Healthcare: 'MEDICAL_OTHER_MEDICAL',
  'Fees & Charges': 'GENERAL_SERVICES_OTHER_GENERAL_SERVICES',
  Unknown: null,
};

/** The primary categories that agree with ours; a code that leads elsewhere does not count. */
export const PLAID_PRIMARIES: Readonly<Record<Category, readonly PlaidPrimary[]>> = {
  Shopping: [
    ...(['GENERAL_MERCHANDISE', 'HOME_IMPROVEMENT', 'PERSONAL_CARE'] as const),
    ...(['GENERAL_SERVICES', 'ENTERTAINMENT'] as const),
  ],
  Groceries: ['FOOD_AND_DRINK', 'GENERAL_MERCHANDISE'],
  'Food & Drink': ['FOOD_AND_DRINK'],
  'Gas & Fuel': ['TRANSPORTATION', 'RENT_AND_UTILITIES'],
  Transportation: ['TRANSPORTATION', 'GENERAL_SERVICES'],
  Entertainment: ['ENTERTAINMENT', 'PERSONAL_CARE', 'GENERAL_SERVICES'],
  'Digital Services': [
    ...(['ENTERTAINMENT', 'GENERAL_SERVICES', 'GENERAL_MERCHANDISE'] as const),
    'RENT_AND_UTILITIES',
  ],
  Software: ['GENERAL_SERVICES', 'GENERAL_MERCHANDISE'],
  Utilities: ['RENT_AND_UTILITIES'],
  Travel: ['TRAVEL'],
  Transfer: ['TRANSFER_OUT', 'TRANSFER_IN', 'LOAN_PAYMENTS', 'GOVERNMENT_AND_NON_PROFIT'],
  'Payroll & Tax': ['INCOME', 'GOVERNMENT_AND_NON_PROFIT', 'GENERAL_SERVICES'],
  Healthcare: ['MEDICAL'],
  'Fees & Charges': [
    ...(['GENERAL_SERVICES', 'GOVERNMENT_AND_NON_PROFIT', 'BANK_FEES'] as const),
    ...(['HOME_IMPROVEMENT', 'INCOME'] as const),
  ],
  Unknown: ['RENT_AND_UTILITIES', 'GENERAL_SERVICES'],
};

/** Codes that mean something else in a category than by themselves. */
export const PLAID_EXCEPTIONS: Readonly<
  Partial<Record<Category, Readonly<Record<string, PlaidDetailed>>>>
> = {
  Entertainment: {
    '4899': 'ENTERTAINMENT_TV_AND_MOVIES',
    '5815': 'ENTERTAINMENT_MUSIC_AND_AUDIO',
    '5817': 'ENTERTAINMENT_OTHER_ENTERTAINMENT',
    '5818': 'ENTERTAINMENT_OTHER_ENTERTAINMENT',
  },
  Shopping: { '5411': 'GENERAL_MERCHANDISE_SUPERSTORES' },
  Groceries: {
    '5310': 'GENERAL_MERCHANDISE_SUPERSTORES',
    '5311': 'GENERAL_MERCHANDISE_SUPERSTORES',
  },
};

/** The detailed category of an answer, or null when nothing is known. */
export function plaidCategoryOf(question: PlaidQuestion): PlaidDetailed | null {
  const { flow, text } = question;
  const base = plaidOfType(question) ?? plaidOfGoods(question.category, question.mcc);
  if (base === null) return null;
  const refined = refinePlaid(base, text);
  return flow === 'credit' ? (INWARD[refined] ?? refined) : refined;
}

/** By the transaction type, where that says it all. */
function plaidOfType({ type, flow }: PlaidQuestion): PlaidDetailed | null {
  const isCredit = flow === 'credit';
  switch (type) {
    case 'fee':
      return 'BANK_FEES_OTHER_BANK_FEES';
    case 'interest':
      return isCredit ? 'INCOME_INTEREST_EARNED' : 'BANK_FEES_INTEREST_CHARGE';
    case 'cash':
      return 'TRANSFER_OUT_WITHDRAWAL';
    case 'salary':
      return flow === 'debit' ? 'TRANSFER_OUT_OTHER_TRANSFER_OUT' : 'INCOME_WAGES';
    case 'tax':
      return isCredit ? 'INCOME_TAX_REFUND' : 'GOVERNMENT_AND_NON_PROFIT_TAX_PAYMENT';
    case 'card_payment':
      return 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT';
    case 'loan_payment':
      return isCredit ? 'TRANSFER_IN_CASH_ADVANCES_AND_LOANS' : 'LOAN_PAYMENTS_OTHER_PAYMENT';
    case 'cheque':
      return isCredit ? 'TRANSFER_IN_DEPOSIT' : 'TRANSFER_OUT_OTHER_TRANSFER_OUT';
    case 'transfer':
    case 'purchase':
    case 'refund':
    case 'unknown':
      return null;
  }
}

/** By what was bought: the code where it agrees with the category, else the category. */
export function plaidOfGoods(category: Category, mcc: string | null): PlaidDetailed | null {
  const byCategory = PLAID_OF_CATEGORY[category];
  if (mcc === null) return byCategory;
  const exception = PLAID_EXCEPTIONS[category]?.[mcc];
  if (exception) return exception;
  const byMcc = plaidOfMcc(mcc);
  if (byMcc === null) return byCategory;
  return PLAID_PRIMARIES[category].includes(plaidPrimaryOf(byMcc)) ? byMcc : byCategory;
}

/** The same movement the other way round. */
const INWARD: Readonly<Partial<Record<PlaidDetailed, PlaidDetailed>>> = {
  TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS: 'TRANSFER_IN_INVESTMENT_AND_RETIREMENT_FUNDS',
  TRANSFER_OUT_SAVINGS: 'TRANSFER_IN_SAVINGS',
  TRANSFER_OUT_WITHDRAWAL: 'TRANSFER_IN_DEPOSIT',
  TRANSFER_OUT_ACCOUNT_TRANSFER: 'TRANSFER_IN_ACCOUNT_TRANSFER',
  TRANSFER_OUT_OTHER_TRANSFER_OUT: 'TRANSFER_IN_OTHER_TRANSFER_IN',
};
