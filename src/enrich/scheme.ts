/** Reads what a payment scheme writes in fields: `UPI/DR/412288103345/NAME/BANK/HANDLE/NOTE`. */

import { type Analysis, hasSense, hitsOf, isWord, Label } from './analysis.ts';
import { Kind, WEAK } from './knowledge/lexicon.ts';
import { DIGITS, type Token } from './read.ts';
import { wordSet } from './word-set.ts';

/** Schemes of India; their fields are joined by slashes or hyphens. */
const SCHEMES = wordSet('upi neft imps rtgs mmt');
const SCHEME_TOKENS_MAX = 5;
const SCHEME_LETTERS_MAX = 4;
const SEPARATORS = new Set([47, 45]);
const SEPARATOR_TOKENS_MAX = 2;
const AT = 64;
const FIELDS_MIN = 3;
const LETTERS_MIN = 3;

interface Field {
  readonly first: number;
  readonly last: number;
}

/** Leaves of the fields only the payee as a name; banks, handles and notes become noise. */
export function labelSchemeFields(analysis: Analysis): void {
  const scheme = findScheme(analysis);
  if (scheme < 0) return;
  const fields = cutFields(analysis, scheme);
  if (fields.length < FIELDS_MIN) return;
  const payee = fields.find((field) => isPayee(analysis, field));
  if (!payee) return;
  for (let i = 0; i < analysis.labels.length; i++) {
    const isOutside = i < payee.first || i > payee.last;
    if (isOutside && analysis.labels[i] === Label.name) analysis.labels[i] = Label.noise;
  }
  if (isToMerchant(analysis, scheme, payee) || isMerchantField(analysis, payee)) {
    analysis.isTransferToPerson = false;
    if (analysis.type === 'transfer') analysis.type = 'purchase';
  }
}

function findScheme({ reading }: Analysis): number {
  const end = Math.min(reading.tokens.length, SCHEME_TOKENS_MAX);
  for (let i = 0; i < end; i++) {
    if (SCHEMES.holds(reading.tokens[i] as Token)) return i;
  }
  return -1;
}

/** The fields behind the scheme's name, parted by the first separator that follows it. */
function cutFields({ reading }: Analysis, scheme: number): Field[] {
  const { tokens } = reading;
  const behind = tokens.slice(scheme + 1, scheme + 1 + SEPARATOR_TOKENS_MAX);
  const separator = behind.find((token) => SEPARATORS.has(token.mark))?.mark;
  if (separator === undefined) return [];
  const fields: Field[] = [];
  for (let first = scheme + 1; first < tokens.length; ) {
    let last = first;
    while (last + 1 < tokens.length && tokens[last + 1]?.mark !== separator) last++;
    fields.push({ first, last });
    first = last + 1;
  }
  return fields;
}

/** Whether a field names somebody: letters that are no wording of the bank, and no handle. */
function isPayee(analysis: Analysis, { first, last }: Field): boolean {
  const { tokens } = analysis.reading;
  let letters = 0;
  for (let i = first; i <= last; i++) {
    const token = tokens[i] as Token;
    if (i > first && token.mark === AT) return false;
    if (isBankCode(tokens[i + 1], token)) return false;
    if (analysis.labels[i] === Label.name && isWord(token)) letters += token.to - token.from;
  }
  return letters >= LETTERS_MIN;
}

const BRANCH_DIGITS_MIN = 5;

/** `CITI0000004`: the code of a bank's branch, letters and digits in one. */
function isBankCode(next: Token | undefined, { from, to }: Token): boolean {
  return (
    next?.kind === DIGITS &&
    next.glued &&
    to - from === SCHEME_LETTERS_MAX &&
    next.to - next.from >= BRANCH_DIGITS_MIN
  );
}

/** Handles of shops: of payment gateways, and of the codes that hang in a shop. */
const SHOP_HANDLE =
  /[.@-](?:rzp|razorpay|payu|cashfree|bd|billdesk)\b|paytmqr|bharatpe|okbiz|\bq\d{3,}@/;

/** `P2M` stands for person to merchant; some handles only shops have. */
function isToMerchant({ reading }: Analysis, scheme: number, payee: Field): boolean {
  const { tokens, text } = reading;
  const [from, to] = [tokens[scheme]?.to ?? 0, tokens[payee.first]?.from ?? 0];
  return text.slice(from, to).includes('p2m') || SHOP_HANDLE.test(text);
}

const POPULARITY_MIN = 3;

/** Whether the field starts with a well-known merchant's clear name and goes on as no person's. */
function isMerchantField(analysis: Analysis, { first, last }: Field): boolean {
  const { merchants } = analysis.knowledge;
  return hitsOf(analysis, Kind.merchant).some(
    (hit) =>
      hit.first === first &&
      hit.last <= last &&
      (hit.flags & WEAK) === 0 &&
      merchants.popularity(hit.id) >= POPULARITY_MIN &&
      !holdsPerson(analysis, hit.last + 1, last),
  );
}

function holdsPerson(analysis: Analysis, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) {
    if (hasSense(analysis, Kind.given, i, i) || hasSense(analysis, Kind.surname, i, i)) return true;
  }
  return false;
}
