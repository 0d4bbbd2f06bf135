/** What a transaction type alone says: its category, its code, whether it can have a merchant. */

import type { Category, TransactionType } from './item.ts';
import { assertNever } from './item.ts';

export interface Wording {
  readonly category: Category;
  readonly mcc: string | null;
  /** `none`: never a merchant; `known`: only one the text names clearly; `any`: also unknown. */
  readonly merchant: 'none' | 'known' | 'any';
}

/** How the bank's own wording of a type is answered. Codes: ISO 18245 groups of these services. */
export function wordingOf(type: TransactionType): Wording {
  switch (type) {
    case 'cash':
      return { category: 'Transfer', mcc: '6011', merchant: 'known' };
    case 'fee':
    case 'interest':
      return { category: 'Fees & Charges', mcc: '6012', merchant: 'none' };
    case 'cheque':
      return { category: 'Transfer', mcc: null, merchant: 'none' };
    case 'salary':
      return { category: 'Payroll & Tax', mcc: null, merchant: 'any' };
    case 'tax':
      return { category: 'Payroll & Tax', mcc: '9311', merchant: 'known' };
    case 'card_payment':
    case 'loan_payment':
      return { category: 'Transfer', mcc: '6012', merchant: 'known' };
    case 'transfer':
      return { category: 'Transfer', mcc: '4829', merchant: 'known' };
    case 'refund':
    case 'purchase':
    case 'unknown':
      return { category: 'Unknown', mcc: null, merchant: 'any' };
    default:
      return assertNever(type);
  }
}
