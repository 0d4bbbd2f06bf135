/** Decides the transaction type of an answer: the bank's wording, the merchant, the direction. */

import type { Enrichment } from './enrich.ts';
import type { CompleteItem, Transaction, TransactionType } from './item.ts';

export type Flow = 'debit' | 'credit';

/**
 * Which way the money went, as stated; null when it was not. A negative amount is a debit. A
 * positive one says nothing, since many clients send amounts without a sign.
 */
export function flowOf({ direction, amount }: Transaction): Flow | null {
  if (direction) return direction;
  return amount !== undefined && amount < 0 ? 'debit' : null;
}

const CASH_CODES: ReadonlySet<string> = new Set(['6010', '6011']);
const MONEY_CODES: ReadonlySet<string> = new Set(
  '4829 6012 6050 6051 6211 6532 6533 6536 6537 6538 6540'.split(' '),
);
const TAX_CODE = '9311';

/**
 * What the bank's wording says stands, with one exception: money sent to a business for its goods
 * is a purchase. Without wording a merchant's line is a purchase, or a refund when it is a credit.
 */
export function typeOf({ item, analysis, answer }: Enrichment): TransactionType {
  const stated = analysis.type;
  if (item.status !== 'complete') return stated;
  const isOpen = stated === 'unknown' || stated === 'purchase';
  const isGoods = item.merchant !== null && !isMoney(item);
  if (!isOpen && !(stated === 'transfer' && isGoods)) return stated;
  if (item.merchant === null) {
    return stated === 'unknown' && analysis.isTransferToPerson ? 'transfer' : stated;
  }
  if (item.mcc_code === TAX_CODE) return 'tax';
  if (item.mcc_code !== null && CASH_CODES.has(item.mcc_code)) return 'cash';
  if (isMoney(item)) return 'transfer';
  const isKnown = answer.match !== null;
  if (flowOf(analysis.transaction) === 'credit') {
    if (item.category === 'Payroll & Tax') return 'salary';
    return isKnown || stated === 'purchase' ? 'refund' : stated;
  }
  const isSure = isKnown || item.category !== 'Unknown' || isCardLine({ item, analysis, answer });
  return isSure ? 'purchase' : stated;
}

function isMoney({ category, mcc_code }: CompleteItem): boolean {
  return category === 'Transfer' && (mcc_code === null || MONEY_CODES.has(mcc_code));
}

/** Payment facilitators and places stand on the lines of cards. */
function isCardLine({ analysis }: Enrichment): boolean {
  const { city, region } = analysis.location;
  return analysis.intermediaries.length > 0 || city !== null || region !== null;
}
