/** What the stages know of one transaction while they read it: a label on every token. */

import type { Transaction, TransactionType } from './item.ts';
import type { IntermediaryRow, Knowledge } from './knowledge/decode.ts';
import { type Hit, type Hits, Kind, lookUpRuns, WEAK } from './knowledge/lexicon.ts';
import { LETTERS, type Reading, read, TOKENS_MAX, type Token } from './read.ts';
import type { Run } from './runs.ts';

/** What a token is. `name` tokens may belong to the merchant's name. */
export const Label = {
  name: 0,
  noise: 1,
  intermediary: 2,
  place: 3,
  number: 4,
  contact: 5,
} as const;

export interface Location {
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  storeNumber: string | null;
}

interface Span {
  readonly first: number;
  readonly last: number;
}

export interface Analysis {
  readonly transaction: Transaction;
  readonly knowledge: Knowledge;
  readonly reading: Reading;
  readonly hits: Hits;
  /** For each token a bit for each kind of sense that it has alone. */
  readonly senses: readonly number[];
  /** One label a token. */
  readonly labels: number[];
  /** The runs of name tokens, once all tokens are labelled. */
  runs: readonly Run[];
  type: TransactionType;
  /** The bank's own wording: there is no merchant but one the text names clearly. */
  isBankWording: boolean;
  /** The first token of the label that says so, or -1. */
  labelAt: number;
  /** What is left names a counterparty, mostly a person. */
  isTransferToPerson: boolean;
  /** Rent or a deposit for a home: its payee is mostly a person. */
  isRent: boolean;
  /** ISO 639-1 of the bank's wording, or null. */
  language: string | null;
  /** Letters of the wording that says so: of two languages the longer wording decides. */
  languageLetters: number;
  /** Countries that currencies, legal forms and the language speak for; empty when unknown. */
  readonly hinted: Set<string>;
  readonly intermediaries: IntermediaryRow[];
  /** Where each of them stands. */
  readonly intermediaryAt: Hit[];
  readonly location: Location;
  /** The country or region stands in the text as a code or a name, not only as a city. */
  isCountryStated: boolean;
  /** The tokens of the city that told the country, where nothing else did. */
  cityAt: Span | null;
  phone: string | null;
  /** The merchant category code that the client sent along or the text prints; evidence, no more. */
  mcc: string | null;
}

/** Starts an analysis: reads the text and looks up all its runs. */
export function analyse(transaction: Transaction, knowledge: Knowledge): Analysis {
  const reading = read(transaction.description);
  const hits = lookUpRuns(reading, knowledge.lexicon);
  const count = reading.tokens.length;
  return {
    transaction,
    knowledge,
    reading,
    hits,
    senses: sensesOf(hits, count),
    labels: zeros(count),
    runs: [],
    type: 'unknown',
    isBankWording: false,
    labelAt: -1,
    isTransferToPerson: false,
    isRent: false,
    language: null,
    languageLetters: 0,
    hinted: new Set(),
    intermediaries: [],
    intermediaryAt: [],
    location: { city: null, region: null, postalCode: null, country: null, storeNumber: null },
    isCountryStated: false,
    cityAt: null,
    phone: null,
    mcc: transaction.mcc ?? null,
  };
}

const ZEROS: readonly number[] = Array.from({ length: TOKENS_MAX }, () => 0);

/** Plain arrays: short typed ones cost more to make than all that is done with them. */
function zeros(count: number): number[] {
  return ZEROS.slice(0, count);
}

function sensesOf(hits: Hits, count: number): number[] {
  const senses = zeros(count);
  for (let kind = 0; kind < hits.length; kind++) {
    const list = hits[kind] as readonly Hit[];
    for (let i = 0; i < list.length; i++) {
      const { first, last } = list[i] as Hit;
      if (first === last) senses[first] = (senses[first] as number) | (1 << kind);
    }
  }
  return senses;
}

/** The senses of one kind in the text. */
export function hitsOf(analysis: Analysis, kind: number): readonly Hit[] {
  return analysis.hits[kind] ?? [];
}

/** Labels the tokens `first` to `last`, inclusive. */
export function mark(analysis: Analysis, first: number, last: number, label: number): void {
  for (let i = first; i <= last; i++) analysis.labels[i] = label;
}

/** The first token at or after `from` that may belong to a name, or -1. */
export function firstName(analysis: Analysis, from = 0): number {
  const { labels } = analysis;
  for (let i = from; i < labels.length; i++) if (labels[i] === Label.name) return i;
  return -1;
}

/** The last token that may belong to a name, or -1. */
export function lastName({ labels }: Analysis): number {
  return labels.lastIndexOf(Label.name);
}

/** Whether each of the tokens `first` to `last` may belong to a name. */
export function isAllName({ labels }: Analysis, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (labels[i] !== Label.name) return false;
  return true;
}

/** Letters in the tokens `first` to `last` that may belong to a name. */
export function countNameLetters(analysis: Analysis, first: number, last: number): number {
  let letters = 0;
  for (let i = first; i <= last; i++) {
    const token = analysis.reading.tokens[i];
    if (token && analysis.labels[i] === Label.name && token.kind !== 1) {
      letters += token.to - token.from;
    }
  }
  return letters;
}

/** Whether a clear merchant alias covers the tokens and more. */
export function isInsideMerchant(analysis: Analysis, first: number, last: number): boolean {
  for (const hit of hitsOf(analysis, Kind.merchant)) {
    if (hit.first > first) break;
    if ((hit.flags & WEAK) === 0 && hit.last >= last && hit.last - hit.first > last - first)
      return true;
  }
  return false;
}

/** Whether some sense of the kind covers exactly these tokens. */
export function hasSense(analysis: Analysis, kind: number, first: number, last: number): boolean {
  if (first === last) {
    return first < analysis.senses.length && ((analysis.senses[first] ?? 0) & (1 << kind)) !== 0;
  }
  for (const hit of hitsOf(analysis, kind)) {
    if (hit.first > first) break;
    if (hit.first === first && hit.last === last) return true;
  }
  return false;
}

/** Whether the token is a given name and no word of a trade. */
export function isGivenOnly(analysis: Analysis, index: number): boolean {
  return (
    hasSense(analysis, Kind.given, index, index) && !hasSense(analysis, Kind.word, index, index)
  );
}

/** Whether the token is made of letters. */
export function isWord(token: Token | undefined): token is Token {
  return token !== undefined && token.kind === LETTERS;
}

const HYPHEN = 45;

/** Whether a hyphen without blanks ties the word to the one before. */
export function isHyphened(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  return isWord(token) && token.mark === HYPHEN && token.blanks === 0;
}
