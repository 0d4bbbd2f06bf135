/** Collects what speaks for a country short of its name: language, currency, legal form. */

import { type Analysis, isWord, Label } from './analysis.ts';
import { COUNTRY_NAME, Kind } from './knowledge/lexicon.ts';
import { WordSet } from './word-set.ts';

const OF_LANGUAGE = listed({
  de: 'DE AT CH',
  fr: 'FR BE CH CA',
  es: 'ES MX AR CO CL PE',
  pt: 'PT BR',
  it: 'IT CH',
  nl: 'NL BE',
  da: 'DK',
  sv: 'SE FI',
  no: 'NO',
  nb: 'NO',
  fi: 'FI',
  pl: 'PL',
  cs: 'CZ',
  sk: 'SK',
  hu: 'HU',
  ro: 'RO',
  ru: 'RU',
  uk: 'UA',
  tr: 'TR',
  el: 'GR CY',
  ja: 'JP',
  zh: 'CN TW HK',
  ko: 'KR',
  lt: 'LT',
  lv: 'LV',
  et: 'EE',
  bg: 'BG',
  hr: 'HR',
  sl: 'SI',
});

const OF_CURRENCY = listed({
  gbp: 'GB',
  cad: 'CA',
  aud: 'AU',
  nzd: 'NZ',
  chf: 'CH LI',
  jpy: 'JP',
  sek: 'SE',
  nok: 'NO',
  dkk: 'DK',
  pln: 'PL',
  czk: 'CZ',
  huf: 'HU',
  ron: 'RO',
  try: 'TR',
  rub: 'RU',
  inr: 'IN',
  brl: 'BR',
  mxn: 'MX',
  krw: 'KR',
  sgd: 'SG',
  hkd: 'HK',
  zar: 'ZA',
});

const OF_LEGAL_FORM = listed({
  gmbh: 'DE AT CH',
  ag: 'DE CH AT',
  ug: 'DE',
  ohg: 'DE AT',
  sarl: 'FR CH BE LU',
  sas: 'FR CO',
  sasu: 'FR',
  srl: 'IT RO BE AR',
  spa: 'IT CL',
  sl: 'ES',
  slu: 'ES',
  bv: 'NL BE',
  nv: 'NL BE',
  aps: 'DK',
  ab: 'SE FI',
  asa: 'NO',
  oy: 'FI',
  oyj: 'FI',
  abp: 'FI',
  pty: 'AU ZA',
  ltda: 'BR PT CL CO',
  lda: 'PT',
  sro: 'CZ SK',
  kft: 'HU',
  plc: 'GB IE',
});

/** Payment schemes and cards of one country, where the bank's wording names them. */
const OF_SCHEME = listed({
  eftpos: 'AU NZ',
  osko: 'AU',
  payid: 'AU',
  bpay: 'AU',
  interac: 'CA',
  upi: 'IN',
  neft: 'IN',
  imps: 'IN',
  pix: 'BR',
  spei: 'MX',
  bizum: 'ES',
  girocard: 'DE',
  twint: 'CH',
  bgc: 'GB',
  fpo: 'GB',
  fpi: 'GB',
  paynow: 'SG',
  fnb: 'ZA',
});

const OF_SCRIPT: readonly { readonly pattern: RegExp; readonly countries: string }[] = [
  { pattern: /[\u30a0-\u30ff]/, countries: 'JP' },
  { pattern: /[\uac00-\ud7a3]/, countries: 'KR' },
  { pattern: /[\u4e00-\u9fff]/, countries: 'JP CN TW HK SG' },
  { pattern: /[\u0400-\u04ff]/, countries: 'RU UA BY KZ BG RS' },
  { pattern: /[\u0370-\u03ff]/, countries: 'GR CY' },
  { pattern: /[\u0e00-\u0e7f]/, countries: 'TH' },
  { pattern: /[\u0590-\u05ff]/, countries: 'IL' },
];

/** Notes the countries that the text hints at. */
export function noteHints(analysis: Analysis): void {
  const { reading, hinted, transaction, labels } = analysis;
  if (transaction.currency) addAll(hinted, OF_CURRENCY.get(transaction.currency.toLowerCase()));
  if (analysis.language !== null) addAll(hinted, OF_LANGUAGE.get(analysis.language));
  const isAscii = reading.offsets === null;
  for (const { pattern, countries } of isAscii ? [] : OF_SCRIPT) {
    if (pattern.test(reading.text)) addAll(hinted, countries.split(' '));
  }
  for (let i = 0; i < reading.tokens.length; i++) {
    const token = reading.tokens[i];
    if (!isWord(token)) continue;
    if (!HINTS.holds(token)) continue;
    if (labels[i] === Label.noise) addAll(hinted, OF_SCHEME.get(token.text));
    if (i === 0 || token.to - token.from > CODE_LETTERS_MAX) continue;
    const codes = labels[i] === Label.number ? OF_CURRENCY : OF_LEGAL_FORM;
    addAll(hinted, codes.get(token.text));
    if (token.text === 's' && isSlashed(analysis, i)) addAll(hinted, NORDIC);
  }
  if (hinted.size > 0) return;
  noteNames(analysis);
  if (hinted.size === 0) noteIdleWords(analysis);
}

/** `BUPA AUSTRALIA`: a country's name behind the first word. */
function noteNames({ hits, hinted, knowledge }: Analysis): void {
  for (const { id, flags, first } of hits[Kind.country] ?? []) {
    const country = knowledge.tables.countries[id];
    if (flags === COUNTRY_NAME && first > 0 && country !== undefined) hinted.add(country);
  }
}

const IDLE_LETTERS_MIN = 5;

/** `NIEDERLASSUNG`, `COTISATION`: a word without identity that one language alone has. */
function noteIdleWords({ hits, hinted, knowledge, reading }: Analysis): void {
  const idle = hits[Kind.generic] ?? [];
  for (const { id, first, last } of idle) {
    const token = reading.tokens[first];
    if (!token || first === 0 || token.to - token.from < IDLE_LETTERS_MIN) continue;
    if (idle.some((hit) => hit.first === first && hit.last === last && hit.id !== id)) continue;
    addAll(hinted, OF_LANGUAGE.get(knowledge.tables.languages[id] ?? ''));
  }
}

/** The words that may hint at a country, and the `s` of `A/S`. */
const HINTS = new WordSet([
  's',
  ...OF_SCHEME.keys(),
  ...OF_CURRENCY.keys(),
  ...OF_LEGAL_FORM.keys(),
]);

const CODE_LETTERS_MAX = 4;
const NORDIC = ['DK', 'NO'];

/** `A/S`. */
function isSlashed(analysis: Analysis, index: number): boolean {
  const { reading } = analysis;
  const before = reading.tokens[index - 1];
  return reading.tokens[index]?.mark === 47 && isWord(before) && before.text === 'a';
}

function addAll(set: Set<string>, countries: readonly string[] | undefined): void {
  for (const country of countries ?? []) set.add(country);
}

function listed(rows: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(rows).map(([key, countries]) => [key, countries.split(' ')]));
}
