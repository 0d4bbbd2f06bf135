/** The details of an answer: everything beyond the nine fields of a result item. */

import { type Channel, channelOf } from './channel.ts';
import type { Enrichment } from './enrich.ts';
import { fold } from './fold.ts';
import type { TransactionType } from './item.ts';
import type { Knowledge } from './knowledge/decode.ts';
import { findPhone, findPostalCode, findStoreNumber, type Mark } from './marks.ts';
import { setCase } from './name.ts';
import { normalizeReading } from './normalize.ts';
import { type Counterparty, partyOf } from './party.ts';
import { plaidCategoryOf } from './plaid.ts';
import { type PlaidDetailed, type PlaidPrimary, plaidPrimaryOf } from './plaid-codes.ts';
import { spanOf } from './read.ts';
import { type Reason, reasonsOf } from './reasons.ts';
import { findSecrets } from './redact.ts';
import { flowOf, typeOf } from './transaction-type.ts';

export interface Intermediary {
  readonly name: string;
  readonly role: string;
  readonly domain: string | null;
}

export interface Details {
  /** `mer_` and 16 hex digits, of a known merchant. */
  readonly merchant_id: string | null;
  readonly transaction_type: TransactionType;
  readonly channel: Channel | null;
  /** In the order of the text. */
  readonly intermediaries: readonly Intermediary[];
  readonly counterparty: Counterparty;
  /** What the text says, and what follows from it; nothing from the hints. */
  readonly location: {
    readonly city: string | null;
    readonly region: string | null;
    readonly postal_code: string | null;
    /** ISO 3166-1 alpha-2. */
    readonly country: string | null;
    /** As printed. */
    readonly store_number: string | null;
  };
  /** The printed digits, with a plus sign in front where one is printed. */
  readonly phone: string | null;
  readonly plaid_category: {
    readonly primary: PlaidPrimary | null;
    readonly detailed: PlaidDetailed | null;
  };
  /** The redacted, folded words: the key of corrections; see `normalize`. */
  readonly normalized: string;
  readonly reasons: readonly Reason[];
  readonly knowledge_version: string;
}

/** The details of one enrichment. Pure and deterministic. */
export function detailsOf(enrichment: Enrichment, knowledge: Knowledge): Details {
  const { item, analysis, answer } = enrichment;
  const { reading, location } = analysis;
  const type = typeOf(enrichment);
  const normalized = normalizeReading(reading);
  const postalCode = location.postalCode === null ? findPostalCode(analysis) : null;
  const storeNumber = findStoreNumber(enrichment, postalCode);
  const phone = openly(enrichment, findPhone(analysis));
  const { counterparty, person } = partyOf(enrichment, type);
  const store = location.storeNumber ?? storeNumber?.text ?? null;
  const isKnown = item.status === 'complete' && item.merchant !== null && answer.match !== null;
  return {
    merchant_id: isKnown ? knowledge.merchants.identity(answer.match.merchant) : null,
    transaction_type: type,
    channel: channelOf(enrichment, type, { storeNumber: store, phone: phone?.text ?? null }),
    intermediaries: intermediariesOf(enrichment),
    counterparty,
    location: {
      city: location.city === null ? null : setCase(location.city),
      region: location.region,
      postal_code: location.postalCode ?? postalCode?.text ?? null,
      country: location.country,
      store_number: store,
    },
    phone: phone?.text ?? null,
    plaid_category: plaidOf(enrichment, type, normalized),
    normalized,
    reasons: reasonsOf(enrichment, { storeNumber, postalCode, phone, person }),
    knowledge_version: knowledge.version,
  };
}

/** Nothing when the digits are those of a card or an account. */
function openly({ analysis }: Enrichment, mark: Mark | null): Mark | null {
  if (!mark) return null;
  const [start, end] = spanOf(analysis.reading, mark.first, mark.last);
  const isSecret = findSecrets(analysis.reading.input).some(
    (secret) => secret.kind !== 'number' && secret.start < end && secret.end > start,
  );
  return isSecret ? null : mark;
}

function intermediariesOf({ analysis }: Enrichment): Intermediary[] {
  const found = new Map<string, Intermediary>();
  for (const { name, role, domain } of analysis.intermediaries) {
    if (!found.has(name)) found.set(name, { name, role, domain });
  }
  return [...found.values()];
}

const RENT_CODE = '6513';

function plaidOf(
  { item, analysis }: Enrichment,
  type: TransactionType,
  normalized: string,
): Details['plaid_category'] {
  if (item.status !== 'complete') return { primary: null, detailed: null };
  const isRent = analysis.isRent && item.category === 'Unknown';
  const detailed = plaidCategoryOf({
    type,
    category: item.category,
    mcc: isRent ? RENT_CODE : item.mcc_code,
    flow: flowOf(analysis.transaction),
    text: `${normalized} ${fold(item.merchant ?? '').text}`,
  });
  if (detailed === null) return { primary: null, detailed: null };
  return { primary: plaidPrimaryOf(detailed), detailed };
}
