/** The table of our 15 categories: what each holds, its merchant category codes, Plaid's codes. */

import { CATEGORIES, type Category } from './item.ts';
import { hashText } from './knowledge/hash.ts';
import { PLAID_EXCEPTIONS, PLAID_OF_CATEGORY, plaidOfGoods } from './plaid.ts';
import { PLAID_CATEGORIES, type PlaidDetailed, type PlaidPrimary } from './plaid-codes.ts';
import { refinementsOf } from './plaid-wording.ts';

export interface CategoryRow {
  readonly category: Category;
  readonly description: string;
  /** Four digits each, in order. */
  readonly mcc_codes: readonly string[];
  readonly plaid_categories: readonly {
    readonly primary: PlaidPrimary;
    readonly detailed: PlaidDetailed;
  }[];
}

export interface CategoryTable {
  /** 16 hex digits; changes when a row does, and only then. */
  readonly version: string;
  readonly categories: readonly CategoryRow[];
}

const DESCRIPTIONS: Readonly<Record<Category, string>> = {
  Shopping:
    'Goods of all kinds, online and in shops; hairdressers, laundries, post, home improvement.',
  Groceries: 'Supermarkets, bakers, butchers, corner shops, wine and liquor shops.',
  'Food & Drink': 'Restaurants, cafes, bars, take-away and food delivery.',
  'Gas & Fuel': 'Petrol stations, charging of electric cars, heating fuel.',
  Transportation: 'Public transport, taxis, parking, tolls; car parts, repair and washes.',
  Entertainment: 'Streamed video and music, games, cinemas, events, sports, gyms, gambling.',
  'Digital Services': 'App stores, online content, domains and other services on the internet.',
  Software: 'Software as a service, developer tools, cloud computing.',
  Utilities: 'Electricity, gas, water, waste; telephone, internet, cable television.',
  Travel: 'Airlines, hotels, car rental, cruises, travel agencies.',
  Transfer:
    'Money moved: people, own accounts, cash, card and loan payments, brokers, exchange, charity.',
  'Payroll & Tax': 'Salaries, pensions, taxes and tax refunds.',
  Healthcare: 'Doctors, dentists, hospitals, pharmacies, drugstores, opticians, vets.',
  'Fees & Charges':
    'Bank fees and interest, insurance, education, public offices, professionals, memberships.',
  Unknown: 'Rent, and what cannot be told.',
};

/** What the bank's wording leads to besides codes, by category: whole primary groups. */
const BY_WORDING: Readonly<Partial<Record<Category, readonly PlaidPrimary[]>>> = {
  Transfer: ['TRANSFER_IN', 'TRANSFER_OUT', 'LOAN_PAYMENTS'],
  'Payroll & Tax': ['INCOME'],
  'Fees & Charges': ['BANK_FEES'],
};

/** The table for the codes of a knowledge (`tables.mccCategory`). */
export function categoryTable(mccCategory: Readonly<Record<string, Category>>): CategoryTable {
  const mccs = Object.keys(mccCategory).sort();
  const categories = CATEGORIES.map((category): CategoryRow => {
    const codes = mccs.filter((mcc) => mccCategory[mcc] === category);
    return {
      category,
      description: DESCRIPTIONS[category],
      mcc_codes: codes,
      plaid_categories: plaidCodesOf(category, codes),
    };
  });
  return { version: versionOf(JSON.stringify(categories)), categories };
}

function plaidCodesOf(
  category: Category,
  mccs: readonly string[],
): CategoryRow['plaid_categories'] {
  const groups = BY_WORDING[category] ?? [];
  const bases = [
    PLAID_OF_CATEGORY[category],
    ...mccs.map((mcc) => plaidOfGoods(category, mcc)),
    ...Object.values(PLAID_EXCEPTIONS[category] ?? {}),
    ...PLAID_CATEGORIES.filter((row) => groups.includes(row.primary)).map((row) => row.detailed),
  ];
  const found = new Set<PlaidDetailed>();
  for (const base of bases) {
    if (base === null) continue;
    found.add(base);
    for (const refined of refinementsOf(base)) found.add(refined);
  }
  return PLAID_CATEGORIES.filter(({ detailed }) => found.has(detailed)).map(
    ({ primary, detailed }) => ({ primary, detailed }),
  );
}

function versionOf(text: string): string {
  return hashText(text)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');
}
