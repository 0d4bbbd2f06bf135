/** Names the other side of a payment: a merchant, a person, a bank, a public body, an employer. */

import { type Analysis, hasSense, Label } from './analysis.ts';
import { namesOwnAccount } from './counterparty.ts';
import type { Enrichment } from './enrich.ts';
import type { TransactionType } from './item.ts';
import { Kind } from './knowledge/lexicon.ts';
import { type CleanName, cleanName } from './name.ts';

export const COUNTERPARTY_TYPES = [
  'merchant',
  'person',
  'bank',
  'government',
  'employer',
  'unknown',
] as const;

export interface Counterparty {
  readonly name: string | null;
  readonly type: (typeof COUNTERPARTY_TYPES)[number];
}

export interface Party {
  readonly counterparty: Counterparty;
  /** The person's name in the text. */
  readonly person: CleanName | null;
}

const BANK_CODES = new Set(['6010', '6011', '6012']);
const GOVERNMENT_CODES = new Set(['9211', '9222', '9223', '9311', '9399', '9400', '9405']);

export function partyOf(enrichment: Enrichment, type: TransactionType): Party {
  const { item, analysis } = enrichment;
  if (item.status !== 'complete') return plain(null, 'unknown');
  if (item.merchant !== null) return plain(item.merchant, typeOfMerchant(type, item.mcc_code));
  switch (type) {
    case 'fee':
    case 'interest':
    case 'cash':
    case 'card_payment':
    case 'loan_payment':
      return plain(null, 'bank');
    case 'tax':
      return plain(null, 'government');
    case 'salary':
      return plain(null, 'employer');
    default:
      return personOf(analysis) ?? plain(null, 'unknown');
  }
}

function plain(name: string | null, type: Counterparty['type']): Party {
  return { counterparty: { name, type }, person: null };
}

function typeOfMerchant(type: TransactionType, mcc: string | null): Counterparty['type'] {
  if (type === 'salary') return 'employer';
  if (type === 'tax' || GOVERNMENT_CODES.has(mcc ?? '')) return 'government';
  return BANK_CODES.has(mcc ?? '') ? 'bank' : 'merchant';
}

/** Who is left when the wording says that money was sent; by a person's name where it is vague. */
function personOf(analysis: Analysis): Party | null {
  const name = cleanName(analysis);
  if (!name || namesOwnAccount(analysis)) return null;
  if (!analysis.isTransferToPerson && !hasPersonName(analysis, name)) return null;
  return { counterparty: { name: name.text, type: 'person' }, person: name };
}

function hasPersonName(analysis: Analysis, { first, last }: CleanName): boolean {
  for (let i = first; i <= last; i++) {
    if (analysis.labels[i] === Label.name && hasSense(analysis, Kind.given, i, i)) return true;
  }
  return false;
}
