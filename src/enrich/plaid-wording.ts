/** Words that tell a finer Plaid category than the merchant category code does. */

import type { PlaidDetailed } from './plaid-codes.ts';

interface Refinement {
  readonly from: readonly PlaidDetailed[];
  /** Over folded text: lower case, no accents. */
  readonly pattern: RegExp;
  readonly to: PlaidDetailed;
}

/** The first that fits counts. */
const REFINEMENTS: readonly Refinement[] = [
  {
    from: ['BANK_FEES_OTHER_BANK_FEES'],
    pattern: /\b(?:overdraft|overdrawn|dispositionskredit|descubierto|decouvert)\b/,
    to: 'BANK_FEES_OVERDRAFT_FEES',
  },
  {
    from: ['BANK_FEES_OTHER_BANK_FEES'],
    pattern:
      /\b(?:nsf|insufficient|uncollected|unpaid|returned|rucklastschrift\w*|dishonou?r\w*)\b/,
    to: 'BANK_FEES_INSUFFICIENT_FUNDS',
  },
  {
    from: ['BANK_FEES_OTHER_BANK_FEES'],
    pattern: /\b(?:atm|cash machine|geldautomat\w*|cajero|bancomat|dab)\b/,
    to: 'BANK_FEES_ATM_FEES',
  },
  {
    from: ['BANK_FEES_OTHER_BANK_FEES'],
    pattern:
      /\b(?:foreign|international|intl|fx|currency|non sterling|ausland\w*|etranger|extranjero)\b/,
    to: 'BANK_FEES_FOREIGN_TRANSACTION_FEES',
  },
  {
    from: ['BANK_FEES_INTEREST_CHARGE'],
    pattern:
      /\b(?:earned|credit interest|interest paid|guthabenzins\w*|habenzins\w*|crediteurs?)\b/,
    to: 'INCOME_INTEREST_EARNED',
  },
  {
    from: ['INCOME_WAGES'],
    pattern: /\b(?:pension\w*|retirement|rente|retraite|ssa treas|social security)\b/,
    to: 'INCOME_RETIREMENT_PENSION',
  },
  {
    from: ['INCOME_WAGES'],
    pattern: /\b(?:unemployment|arbeitslosengeld|jobseekers?|pole emploi|france travail)\b/,
    to: 'INCOME_UNEMPLOYMENT',
  },
  {
    from: ['INCOME_WAGES', 'INCOME_INTEREST_EARNED', 'TRANSFER_OUT_ACCOUNT_TRANSFER'],
    pattern: /\b(?:dividends?|dividende[ns]?|dividendos?)\b/,
    to: 'INCOME_DIVIDENDS',
  },
  {
    from: ['GOVERNMENT_AND_NON_PROFIT_TAX_PAYMENT'],
    pattern: /\b(?:refund|\w*rfd|erstattung|remboursement|devolucion|rimborso|teruggave)\b/,
    to: 'INCOME_TAX_REFUND',
  },
  {
    from: ['GOVERNMENT_AND_NON_PROFIT_TAX_PAYMENT'],
    pattern: /\b(?:child ben\w*|kindergeld|benefits?|allocations?)\b/,
    to: 'INCOME_OTHER_INCOME',
  },
  {
    from: ['TRANSFER_OUT_WITHDRAWAL'],
    pattern: /\b(?:deposit|cash in|lodge?ment|einzahlung|versement|ingreso)\b/,
    to: 'TRANSFER_IN_DEPOSIT',
  },
  {
    from: ['TRANSFER_OUT_ACCOUNT_TRANSFER'],
    pattern:
      /\b(?:savings?|sav|sparkonto|sparen|epargne|livret|ahorros?|risparmio|spaarrekening)\b/,
    to: 'TRANSFER_OUT_SAVINGS',
  },
  {
    from: ['TRANSFER_OUT_ACCOUNT_TRANSFER'],
    pattern: /\b(?:brokerage|invest\w*|roth|ira|401k|etf|depot|wertpapier\w*)\b/,
    to: 'TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS',
  },
  {
    from: ['LOAN_PAYMENTS_OTHER_PAYMENT', 'TRANSFER_OUT_ACCOUNT_TRANSFER'],
    pattern: /\b(?:mortgage|mtg|hypothek\w*|hypotheek|hipoteca\w*|mutuo|baufinanzierung)\b/,
    to: 'LOAN_PAYMENTS_MORTGAGE_PAYMENT',
  },
  {
    from: ['LOAN_PAYMENTS_OTHER_PAYMENT'],
    pattern: /\b(?:student|studiendarlehen|bafog|navient|nelnet|duo)\b/,
    to: 'LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT',
  },
  {
    from: ['LOAN_PAYMENTS_OTHER_PAYMENT'],
    pattern: /\b(?:auto|car|vehicle|motor|autokredit|leasing)\b/,
    to: 'LOAN_PAYMENTS_CAR_PAYMENT',
  },
  {
    from: ['LOAN_PAYMENTS_OTHER_PAYMENT'],
    pattern: /\bpersonal\b/,
    to: 'LOAN_PAYMENTS_PERSONAL_LOAN_PAYMENT',
  },
  {
    from: ['LOAN_PAYMENTS_OTHER_PAYMENT', 'TRANSFER_OUT_ACCOUNT_TRANSFER'],
    pattern: /\b(?:klarna|affirm|afterpay|clearpay|ratenkredit|privatkredit)\b/,
    to: 'LOAN_PAYMENTS_PERSONAL_LOAN_PAYMENT',
  },
  {
    from: ['FOOD_AND_DRINK_FAST_FOOD', 'FOOD_AND_DRINK_RESTAURANT'],
    pattern:
      /\b(?:coffee|coffees|cafe|caffe|espresso|kaffee|roasters?|starbucks|dunkin|kaffebar)\b/,
    to: 'FOOD_AND_DRINK_COFFEE',
  },
  {
    from: ['FOOD_AND_DRINK_FAST_FOOD', 'FOOD_AND_DRINK_RESTAURANT'],
    pattern: /\b(?:vending|canteen|cantaloupe|ctlp|automaten)\b/,
    to: 'FOOD_AND_DRINK_VENDING_MACHINES',
  },
  {
    from: [
      'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS',
      'GENERAL_MERCHANDISE_DISCOUNT_STORES',
      'GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE',
    ],
    pattern: /\b(?:amazon|amzn|ebay|etsy|temu|aliexpress|allegro|vinted|bol com|mercado ?libre)\b/,
    to: 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES',
  },
  {
    from: ['TRANSPORTATION_OTHER_TRANSPORTATION', 'TRANSPORTATION_TAXIS_AND_RIDE_SHARES'],
    pattern: /\b(?:bikes?|bicycles?|scooters?|citi ?bike|lime|nextbike|velib|bicing)\b/,
    to: 'TRANSPORTATION_BIKES_AND_SCOOTERS',
  },
  {
    from: ['RENT_AND_UTILITIES_GAS_AND_ELECTRICITY', 'RENT_AND_UTILITIES_OTHER_UTILITIES'],
    pattern: /\b(?:sewage|sewer|waste|refuse|garbage|recycling|abfall\w*|entsorgung)\b/,
    to: 'RENT_AND_UTILITIES_SEWAGE_AND_WASTE_MANAGEMENT',
  },
  {
    from: ['RENT_AND_UTILITIES_GAS_AND_ELECTRICITY', 'RENT_AND_UTILITIES_OTHER_UTILITIES'],
    pattern: /\b(?:water|wasser\w*|eau|eaux|agua|aguas|acqua|vesi|vatten)\b/,
    to: 'RENT_AND_UTILITIES_WATER',
  },
];

const BY_CODE = new Map<PlaidDetailed, Refinement[]>();
for (const refinement of REFINEMENTS) {
  for (const code of refinement.from) {
    BY_CODE.set(code, [...(BY_CODE.get(code) ?? []), refinement]);
  }
}

/** The finer category that the words name, or the same one. */
export function refinePlaid(detailed: PlaidDetailed, text: string): PlaidDetailed {
  return BY_CODE.get(detailed)?.find(({ pattern }) => pattern.test(text))?.to ?? detailed;
}

/** All categories that words can lead to from this one. */
export function refinementsOf(detailed: PlaidDetailed): PlaidDetailed[] {
  return (BY_CODE.get(detailed) ?? []).map(({ to }) => to);
}
