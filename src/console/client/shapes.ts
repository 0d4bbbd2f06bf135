/** The answers of the service, as far as the console shows them. */

export interface Reason {
  readonly code: string;
  readonly span: readonly [number, number];
}

export interface Details {
  readonly merchant_id: string | null;
  readonly normalized: string;
  readonly reasons: readonly Reason[];
  readonly [name: string]: unknown;
}

export interface Item {
  readonly input: string;
  readonly status: 'complete' | 'rejected' | 'retry';
  readonly source?: string;
  readonly merchant?: string | null;
  readonly domain?: string | null;
  readonly category?: string;
  readonly mcc_code?: string | null;
  readonly is_subscription?: boolean;
  readonly confidence?: number;
  readonly details?: Details;
}

export interface Job {
  readonly id: string;
  readonly status: string;
  readonly item_count?: number;
  readonly created_at: string;
  readonly error?: string;
}

export interface Correction {
  readonly id: string;
  readonly match: Readonly<Record<string, string>>;
  readonly set: Readonly<Record<string, unknown>>;
  readonly created_at: string;
}

export const CATEGORIES = [
  ...['Shopping', 'Groceries', 'Food & Drink', 'Gas & Fuel', 'Transportation', 'Entertainment'],
  ...['Digital Services', 'Software', 'Utilities', 'Travel', 'Transfer', 'Payroll & Tax'],
  ...['Healthcare', 'Fees & Charges', 'Unknown'],
];
