/** One hash table from a run of tokens to everything it can mean: merchant, place, word, … */

import type { Reading, Token } from '../read.ts';
import { CJK, DIGITS, TOKENS_MAX } from '../read.ts';
import { checkPower, mix, slotPower } from './hash.ts';
import { bitOf, probe, slotOf } from './table.ts';

export const Kind = {
  merchant: 0,
  frame: 1,
  intermediary: 2,
  place: 3,
  region: 4,
  country: 5,
  word: 6,
  given: 7,
  surname: 8,
  common: 9,
  department: 10,
  legal: 11,
  generic: 12,
} as const;

const KIND_MANY = 15;
const ID_BITS = 22;
const ID_MASK = (1 << ID_BITS) - 1;
const FLAG_BITS = 6;
const FLAG_MASK = (1 << FLAG_BITS) - 1;

/** Flags of a merchant sense. */
export const WEAK = 1;
export const CANONICAL = 2;
/** The alias is an overlay row's own spelling. */
export const CURATED = 4;
/** Tokens of the alias as written, 1 to 7, in the upper three bits. */
export const TOKENS_SHIFT = 3;

/** The flag of a country sense that is its name, not a code of two or three letters. */
export const COUNTRY_NAME = 2;

/** A sense of the tokens `first` to `last`, inclusive. */
export interface Hit {
  readonly kind: number;
  readonly id: number;
  readonly flags: number;
  readonly first: number;
  readonly last: number;
}

/** The senses of a text by their kind; those of one kind in order of first, then of last token. */
export type Hits = readonly (readonly Hit[])[];

const NONE: readonly Hit[] = [];

export interface Lexicon {
  /**
   * One bit for each possible top of a plain key's slot hash: most runs end here, in a table that
   * the processor's cache holds.
   */
  readonly filter: Uint32Array;
  /** The same for namespaced keys. */
  readonly looseFilter: Uint32Array;
  /** Pairs (check, sense), by linear probing. */
  readonly table: Uint32Array;
  /** Runs (count, sense, …) for keys with several senses. */
  readonly senses: Uint32Array;
}

/** Packs a sense into 32 bits. */
export function packSense(kind: number, flags: number, id: number): number {
  return (
    ((kind << (ID_BITS + FLAG_BITS)) | ((flags & FLAG_MASK) << ID_BITS) | (id & ID_MASK)) >>> 0
  );
}

/** Packs a pointer to a run of senses. */
export function packMany(offset: number): number {
  return packSense(KIND_MANY, 0, offset);
}

const RUN_TOKENS_MAX = 8;
const RUN_CJK_MAX = 16;
const LONG_DIGITS = 6;

/** Slot and check of each token of the text at hand, and what those before it are multiplied by. */
const slots = new Int32Array(TOKENS_MAX);
const checks = new Int32Array(TOKENS_MAX);
const slotFactors = new Int32Array(TOKENS_MAX);
const checkFactors = new Int32Array(TOKENS_MAX);

/** The runs that passed the filter, and where the table would have them. */
const RUNS_MAX = TOKENS_MAX * RUN_CJK_MAX;
const runHashes = new Uint32Array(RUNS_MAX);
const runChecks = new Int32Array(RUNS_MAX);
const runFirsts = new Uint8Array(RUNS_MAX);
const runLasts = new Uint8Array(RUNS_MAX);
const runPlaces = new Int32Array(RUNS_MAX);
const runHeads = new Uint32Array(RUNS_MAX);

/** All senses of all runs of up to 8 tokens (16 CJK characters). */
export function lookUpRuns({ tokens }: Reading, lexicon: Lexicon): Hits {
  for (let i = 0; i < tokens.length; i++) {
    const { slot, check, length } = tokens[i] as Token;
    slots[i] = slot;
    checks[i] = check;
    slotFactors[i] = slotPower(length);
    checkFactors[i] = checkPower(length);
  }
  const hits = noHits();
  const count = filterRuns(tokens, lexicon.filter);
  touchPlaces(lexicon.table, count);
  for (let run = 0; run < count; run++) {
    const sense = probe(
      lexicon.table,
      runPlaces[run] as number,
      runHeads[run] as number,
      runChecks[run] as number,
    );
    if (sense < 0) continue;
    pushSenses(lexicon, sense, runFirsts[run] as number, runLasts[run] as number, hits);
  }
  return hits;
}

/** No hits of any kind; written out, since filling an array costs more than a look-up. */
function noHits(): (readonly Hit[])[] {
  return [NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE];
}

/**
 * Writes down the runs whose bit is set and returns their number. All are written, and the ones
 * without it overwritten: without a branch the processor reads many bits at once.
 */
function filterRuns(tokens: readonly Token[], filter: Uint32Array): number {
  let count = 0;
  for (let first = 0; first < tokens.length; first++) {
    const head = tokens[first] as Token;
    if (isLongNumber(head)) continue;
    let slot = 0;
    let check = 0;
    const end = Math.min(tokens.length, first + (head.kind === CJK ? RUN_CJK_MAX : RUN_TOKENS_MAX));
    for (let last = first; last < end; last++) {
      if (isLongNumber(tokens[last] as Token)) break;
      slot = (Math.imul(slot, slotFactors[last] as number) + (slots[last] as number)) | 0;
      check = (Math.imul(check, checkFactors[last] as number) + (checks[last] as number)) | 0;
      const hash = mix(slot);
      runHashes[count] = hash;
      runChecks[count] = check;
      runFirsts[count] = first;
      runLasts[count] = last;
      count += bitOf(filter, hash);
    }
  }
  return count;
}

/** Reads the first pair of each run, one after the other, so that the waits overlap. */
function touchPlaces(table: Uint32Array, count: number): void {
  const pairs = table.length >>> 1;
  for (let run = 0; run < count; run++) {
    const place = slotOf(runHashes[run] as number, pairs);
    runPlaces[run] = place;
    runHeads[run] = table[place * 2] as number;
  }
}

function isLongNumber(token: Token): boolean {
  return token.kind === DIGITS && token.to - token.from >= LONG_DIGITS;
}

function pushSenses(
  lexicon: Lexicon,
  sense: number,
  first: number,
  last: number,
  hits: (readonly Hit[])[],
): void {
  const kind = sense >>> (ID_BITS + FLAG_BITS);
  if (kind !== KIND_MANY) {
    push(hits, unpack(sense, first, last));
    return;
  }
  const offset = sense & ID_MASK;
  const count = lexicon.senses[offset] ?? 0;
  for (let i = 1; i <= count; i++) {
    push(hits, unpack(lexicon.senses[offset + i] ?? 0, first, last));
  }
}

function push(hits: (readonly Hit[])[], hit: Hit): void {
  const list = hits[hit.kind];
  if (list === undefined || list === NONE) {
    hits[hit.kind] = [hit];
    return;
  }
  // A short list that is pushed to takes room for sixteen more.
  const [first, second] = list;
  if (list.length === 1) hits[hit.kind] = [first as Hit, hit];
  else if (list.length === 2) hits[hit.kind] = [first as Hit, second as Hit, hit];
  else (list as Hit[]).push(hit);
}

/** The ids of all senses of a packed sense or pointer; of one kind only when given. */
export function idsOf(lexicon: Lexicon, sense: number, kind?: number): number[] {
  const isKind = (packed: number) =>
    kind === undefined || packed >>> (ID_BITS + FLAG_BITS) === kind;
  if (sense >>> (ID_BITS + FLAG_BITS) !== KIND_MANY) {
    return isKind(sense) ? [sense & ID_MASK] : [];
  }
  const offset = sense & ID_MASK;
  const ids: number[] = [];
  for (let i = offset + 1; i <= offset + (lexicon.senses[offset] ?? 0); i++) {
    const packed = lexicon.senses[i] ?? 0;
    if (isKind(packed)) ids.push(packed & ID_MASK);
  }
  return ids;
}

/** The packed sense of a plain key, or -1. */
export function find(lexicon: Lexicon, slot: number, check: number): number {
  return findBehind(lexicon.filter, lexicon.table, slot, check);
}

/** Whether a namespaced key of this slot may be there. */
export function hasLoose(lexicon: Lexicon, slot: number): boolean {
  return bitOf(lexicon.looseFilter, mix(slot)) === 1;
}

/** The packed sense of a namespaced key, or -1. */
export function findLoose(lexicon: Lexicon, slot: number, check: number): number {
  return findBehind(lexicon.looseFilter, lexicon.table, slot, check);
}

function findBehind(filter: Uint32Array, table: Uint32Array, slot: number, check: number): number {
  const hash = mix(slot);
  if (bitOf(filter, hash) === 0) return -1;
  const place = slotOf(hash, table.length >>> 1);
  return probe(table, place, table[place * 2] as number, check);
}

function unpack(sense: number, first: number, last: number): Hit {
  return {
    kind: sense >>> (ID_BITS + FLAG_BITS),
    flags: (sense >>> ID_BITS) & FLAG_MASK,
    id: sense & ID_MASK,
    first,
    last,
  };
}
