/** An answered item as the cells of a table row. */

import type { Details } from '../enrich/details.ts';
import type { AnsweredItem } from './chunk.ts';

const ITEM_COLUMNS = [
  'input',
  'status',
  'source',
  'merchant',
  'domain',
  'category',
  'mcc_code',
  'is_subscription',
  'confidence',
] as const;

const DETAIL_CELLS: Readonly<Record<string, (details: Details) => string | null>> = {
  merchant_id: (details) => details.merchant_id,
  transaction_type: (details) => details.transaction_type,
  channel: (details) => details.channel,
  intermediaries: (details) => details.intermediaries.map(({ name }) => name).join('; '),
  counterparty_name: (details) => details.counterparty.name,
  counterparty_type: (details) => details.counterparty.type,
  city: (details) => details.location.city,
  region: (details) => details.location.region,
  postal_code: (details) => details.location.postal_code,
  country: (details) => details.location.country,
  store_number: (details) => details.location.store_number,
  phone: (details) => details.phone,
  plaid_primary: (details) => details.plaid_category.primary,
  plaid_detailed: (details) => details.plaid_category.detailed,
  normalized: (details) => details.normalized,
};

export interface Columns {
  readonly names: readonly string[];
  /** What is unknown is an empty cell. */
  readonly cellsOf: (item: AnsweredItem) => string[];
}

export interface ColumnsOptions {
  readonly hasIds?: boolean;
  readonly hasDetails?: boolean;
}

export function createColumns({ hasIds = false, hasDetails = false }: ColumnsOptions): Columns {
  const [input, ...answer] = ITEM_COLUMNS;
  const own = hasIds ? [input, 'id', ...answer] : ITEM_COLUMNS;
  const readers = hasDetails ? Object.entries(DETAIL_CELLS) : [];
  return {
    names: [...own, ...readers.map(([name]) => name)],
    cellsOf(item) {
      const { details, ...values } = item as AnsweredItem & Readonly<Record<string, unknown>>;
      return [
        ...own.map((name) => String((values as Readonly<Record<string, unknown>>)[name] ?? '')),
        ...readers.map(([, read]) => (details === undefined ? '' : (read(details) ?? ''))),
      ];
    },
  };
}
