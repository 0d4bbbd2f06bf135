/** The shapes that go into and come out of the engine: a transaction and a result item. */

export const CATEGORIES = [
  'Shopping',
  'Groceries',
  'Food & Drink',
  'Gas & Fuel',
  'Transportation',
  'Entertainment',
  'Digital Services',
  'Software',
  'Utilities',
  'Travel',
  'Transfer',
  'Payroll & Tax',
  'Healthcare',
  'Fees & Charges',
  'Unknown',
] as const;

export type Category = (typeof CATEGORIES)[number];

export const TRANSACTION_TYPES = [
  'purchase',
  'refund',
  'transfer',
  'fee',
  'interest',
  'cash',
  'salary',
  'tax',
  'card_payment',
  'loan_payment',
  'cheque',
  'unknown',
] as const;

export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** One transaction as the client sent it; every field but the description is a hint. */
export interface Transaction {
  readonly description: string;
  readonly id?: string;
  /** In the currency's usual unit; the sign is ignored when `direction` is given. */
  readonly amount?: number;
  /** ISO 4217. */
  readonly currency?: string;
  /** ISO 8601 date. */
  readonly date?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** ISO 18245, four digits. */
  readonly mcc?: string;
  readonly direction?: 'debit' | 'credit';
  readonly memo?: string;
}

/** Where an answer came from: a known merchant, or local inference. */
export type Source = 'cache' | 'model' | 'llm';

export interface CompleteItem {
  readonly input: string;
  readonly status: 'complete';
  readonly source: Source;
  readonly merchant: string | null;
  /** Registrable domain of a verified record; never guessed. */
  readonly domain: string | null;
  readonly category: Category;
  readonly mcc_code: string | null;
  readonly is_subscription: boolean;
  /** Calibrated probability, 0 to 1, two decimals. */
  readonly confidence: number;
}

/** An item without an answer: nothing readable in it, or a passing fault. */
export interface EmptyItem {
  readonly input: string;
  readonly status: 'rejected' | 'retry';
}

export type Item = CompleteItem | EmptyItem;

/** Proves at compile time that a switch covers a union. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${String(value)}`);
}
