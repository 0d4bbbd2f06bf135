/** Tells where a payment was made: on the internet, in a shop, at a cash machine, by transfer. */

import { type Analysis, isWord, Label } from './analysis.ts';
import type { Enrichment } from './enrich.ts';
import type { Category, TransactionType } from './item.ts';
import { findWebsite } from './website.ts';

/** `other`: booked by the bank itself (fees, interest, cheques, cash at the counter). */
export const CHANNELS = ['online', 'in_store', 'atm', 'transfer', 'other'] as const;

export type Channel = (typeof CHANNELS)[number];

/** Numbers that were printed beside the name. */
export interface Printed {
  readonly storeNumber: string | null;
  readonly phone: string | null;
}

/** The channel, or null when nothing tells. */
export function channelOf(
  enrichment: Enrichment,
  type: TransactionType,
  printed: Printed,
): Channel | null {
  switch (type) {
    case 'cash': {
      const { item } = enrichment;
      return item.status === 'complete' && item.mcc_code === '6010' ? 'other' : 'atm';
    }
    case 'fee':
    case 'interest':
    case 'cheque':
      return 'other';
    case 'transfer':
    case 'salary':
    case 'tax':
    case 'card_payment':
    case 'loan_payment':
      return 'transfer';
    case 'purchase':
    case 'refund':
      return enrichment.analysis.type === 'transfer'
        ? 'transfer'
        : placeOfSale(enrichment, printed);
    case 'unknown':
      return null;
  }
}

/** The strongest sign first: the bank's word, an address, the seller's till, the trade. */
function placeOfSale({ analysis, item }: Enrichment, printed: Printed): Channel | null {
  if (item.status !== 'complete') return null;
  if (hasWord(analysis, ONLINE_WORDS)) return 'online';
  if (findWebsite(analysis.reading) !== null) return 'online';
  const mcc = item.mcc_code ?? '';
  if (ONLINE_CATEGORIES.has(item.category) || ONLINE_CODES.has(mcc)) return 'online';
  const till = tillOf(analysis);
  if (till !== null) return till;
  if (printed.storeNumber !== null) return 'in_store';
  const { city, region } = analysis.location;
  if (printed.phone !== null && city === null) return 'online';
  if (hasWord(analysis, TERMINAL_WORDS)) return 'in_store';
  const isLocal = city !== null && item.source === 'model' && LOCAL_CATEGORIES.has(item.category);
  const isPlaced = city !== null || region !== null;
  return isLocal || (isPlaced && COUNTER_CODES.has(mcc)) ? 'in_store' : null;
}

const ONLINE_WORDS = new Set(
  'online internet ecom ecommerce web cnp onlinekauf recurring recurrent website'.split(' '),
);
const TERMINAL_WORDS = new Set(
  (
    'pos eftpos contactless chip pin nfc kontaktlos contactloos terminal betaalautomaat tpe tpv ' +
    'kartenzahlung instore betaalpas dankort maestro bancontact girocard'
  ).split(' '),
);

/** Whether the bank's own wording has one of the words. */
function hasWord({ reading, labels }: Analysis, words: ReadonlySet<string>): boolean {
  return reading.tokens.some(
    (token, i) => labels[i] === Label.noise && isWord(token) && words.has(token.text),
  );
}

const ONLINE_CATEGORIES: ReadonlySet<Category> = new Set(['Digital Services', 'Software']);
const ONLINE_CODES = new Set(
  '4816 5262 5815 5816 5817 5818 5960 5961 5962 5964 5965 5966 5967 5968 5969 7801'.split(' '),
);

/** Facilitators whose customers mostly stand at a counter; the others sell on the internet. */
const TILLS = new Set(
  (
    'Square|Toast|SumUp|Zettle|iZettle|Clover|Lightspeed|SpotOn|Upserve|TouchBistro|Tyro|Zeller|' +
    'Yoco|iKhokha|myPOS|Dojo|Paymentsense|takepayments|Smartpay|orderbird|ready2order|CCV|' +
    'Cantaloupe|Canteen|Nayax|PayRange|Avanti Markets|365 Retail Markets|Worldline|Verifone|' +
    'Ingenico|SIX Payment Services|Nets|Nexi|Concardis|Payone|Cielo|Rede|Getnet|Ton|InfinitePay|' +
    'Moneris|Heartland|Cabcharge|Live Payments|ingogo|PAR Technology|Restaurant till|me&u|' +
    'Billpocket|Clip|Izipay|Niubiz|TUU|Klap|Pine Labs|Mswipe|Ezetap|AirPAY|STORES|Booksy|' +
    'Squire|GlossGenius|T2 Systems|LogPay|Teya|Izettle|Payzone|PayPoint|BBPOS|Payanywhere'
  ).split('|'),
);
const ONLINE_SELLERS = new Set(
  (
    'PayPal|Shopify|Stripe|Shop Pay|Link|Squarespace|Wix|Weebly|WooPayments|Big Cartel|Ecwid|' +
    'GoDaddy Payments|Mollie|Buckaroo|MultiSafepay|Pay.nl|Online Payment Platform|Checkout.com'
  ).split('|'),
);
const ONLINE_ROLES = new Set(['gateway', 'marketplace', 'delivery', 'pay_later']);

function tillOf({ intermediaries }: Analysis): Channel | null {
  for (const { name, role } of intermediaries) {
    if (TILLS.has(name)) return 'in_store';
    if (ONLINE_SELLERS.has(name) || ONLINE_ROLES.has(role)) return 'online';
  }
  return null;
}

/** What a small business with a town behind its name sells on the spot. */
const LOCAL_CATEGORIES: ReadonlySet<Category> = new Set([
  'Shopping',
  'Groceries',
  'Food & Drink',
  'Gas & Fuel',
  'Transportation',
  'Entertainment',
  'Healthcare',
]);

/** Trades that are paid at a counter. */
const COUNTER_CODES = new Set(
  (
    '5300 5310 5331 5411 5422 5441 5451 5462 5499 5541 5542 5552 5812 5813 5814 5912 5921 5993 ' +
    '5994 7210 7211 7216 7230 7298 7523 7542 7832 5200 5211 5231 5251 5261 5311 5533 8011 8021'
  ).split(' '),
);
