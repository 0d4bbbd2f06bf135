/** The shapes that go over the wire, spelled as the service spells them. */

export type Category =
  | 'Shopping'
  | 'Groceries'
  | 'Food & Drink'
  | 'Gas & Fuel'
  | 'Transportation'
  | 'Entertainment'
  | 'Digital Services'
  | 'Software'
  | 'Utilities'
  | 'Travel'
  | 'Transfer'
  | 'Payroll & Tax'
  | 'Healthcare'
  | 'Fees & Charges'
  | 'Unknown';

/** One transaction with hints; a bare string is its description. */
export interface Transaction {
  readonly description: string;
  /** Your own id; comes back with the item. */
  readonly id?: string;
  /** In the currency's usual unit; the sign is ignored when `direction` is given. */
  readonly amount?: number;
  /** ISO 4217. */
  readonly currency?: string;
  /** ISO 8601. */
  readonly date?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** ISO 18245, four digits. */
  readonly mcc?: string;
  readonly direction?: 'debit' | 'credit';
  readonly memo?: string;
}

export type TransactionInput = string | Transaction;

/** A known merchant or a correction, local inference, or the optional language model. */
export type Source = 'cache' | 'model' | 'llm';

export interface CompleteItem {
  readonly input: string;
  /** Only when the transaction had one. */
  readonly id?: string;
  readonly status: 'complete';
  readonly source: Source;
  readonly merchant: string | null;
  readonly domain: string | null;
  readonly category: Category;
  readonly mcc_code: string | null;
  readonly is_subscription: boolean;
  /** 0 to 1. */
  readonly confidence: number;
  /** Only when asked for with `include: ['details']`. */
  readonly details?: Details;
}

/** `rejected`: nothing readable in it, never send it again. `retry`: send it again. */
export interface EmptyItem {
  readonly input: string;
  readonly id?: string;
  readonly status: 'rejected' | 'retry';
}

export type Item = CompleteItem | EmptyItem;

export type TransactionType =
  | 'purchase'
  | 'refund'
  | 'transfer'
  | 'fee'
  | 'interest'
  | 'cash'
  | 'salary'
  | 'tax'
  | 'card_payment'
  | 'loan_payment'
  | 'cheque'
  | 'unknown';

export type Channel = 'online' | 'in_store' | 'atm' | 'transfer' | 'other';

export type ReasonCode =
  | 'alias_exact'
  | 'alias_cut'
  | 'alias_typo'
  | 'alias_abbreviation'
  | 'name'
  | 'person'
  | 'trade_word'
  | 'department'
  | 'model'
  | 'intermediary'
  | 'bank_wording'
  | 'place'
  | 'postal_code'
  | 'store_number'
  | 'phone'
  | 'website'
  | 'reference';

export interface Intermediary {
  readonly name: string;
  readonly role: string;
  readonly domain: string | null;
}

export interface Counterparty {
  readonly name: string | null;
  readonly type: 'merchant' | 'person' | 'bank' | 'government' | 'employer' | 'unknown';
}

export interface Location {
  readonly city: string | null;
  readonly region: string | null;
  readonly postal_code: string | null;
  readonly country: string | null;
  readonly store_number: string | null;
}

export interface PlaidCategory {
  readonly primary: string | null;
  readonly detailed: string | null;
}

export interface Reason {
  readonly code: ReasonCode;
  /** Start and end in the input, in UTF-16 units, as `slice` takes them. */
  readonly span: readonly [number, number];
}

export interface Details {
  readonly merchant_id: string | null;
  readonly transaction_type: TransactionType;
  readonly channel: Channel | null;
  readonly intermediaries: readonly Intermediary[];
  readonly counterparty: Counterparty;
  readonly location: Location;
  readonly phone: string | null;
  readonly plaid_category: PlaidCategory;
  readonly normalized: string;
  readonly reasons: readonly Reason[];
  readonly knowledge_version: string;
}

/** `partial`: at least one item has the status `retry`. */
export interface EnrichAnswer {
  readonly results: readonly Item[];
  readonly job_id: null;
  readonly status: 'complete' | 'partial';
}

export interface SubmitAnswer {
  readonly results: readonly never[];
  readonly job_id: string;
  readonly status: JobStatus;
}

export type JobStatus = 'queued' | 'processing' | 'complete' | 'failed';

interface AnyJob {
  readonly id: string;
  /** Absent while `queued`. */
  readonly item_count?: number;
  readonly results: readonly Item[];
  /** ISO 8601. */
  readonly created_at: string;
  readonly updated_at: string;
}

export interface PendingJob extends AnyJob {
  readonly status: 'queued' | 'processing';
}

export interface CompleteJob extends AnyJob {
  readonly status: 'complete';
  readonly item_count: number;
}

export interface FailedJob extends AnyJob {
  readonly status: 'failed';
  readonly item_count: number;
  readonly error: string;
}

export type EndedJob = CompleteJob | FailedJob;
export type Job = PendingJob | EndedJob;

/** What does not fit in a request, and where. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}
