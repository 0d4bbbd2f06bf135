/** One hash table from a run of tokens to everything it can mean: merchant, place, word, … */

import type { Reading, Token } from '../read.ts';
import { CJK, DIGITS, TOKENS_MAX } from '../read.ts';
import { checkOf, checkPower, extendCheck, extendSlot, mix, slotPower } from './hash.ts';

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

const KINDS = 13;
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

const NO_HITS: readonly Hit[] = [];

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

/** All senses of all runs of up to 8 tokens (16 CJK characters). */
export function lookUpRuns(reading: Reading, lexicon: Lexicon): Hits {
  const hits: Hit[][] = new Array(KINDS).fill(NO_HITS);
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const { text } = tokens[i] as Token;
    slots[i] = extendSlot(0, text, 0, text.length);
    checks[i] = extendCheck(0, text, 0, text.length);
    slotFactors[i] = slotPower(text.length);
    checkFactors[i] = checkPower(text.length);
  }
  for (let first = 0; first < tokens.length; first++) {
    const head = tokens[first] as Token;
    if (isLongNumber(head)) continue;
    let slot = 0;
    let check = 0;
    const end = Math.min(tokens.length, first + (head.kind === CJK ? RUN_CJK_MAX : RUN_TOKENS_MAX));
    for (let last = first; last < end; last++) {
      const token = tokens[last] as Token;
      if (isLongNumber(token)) break;
      slot = (Math.imul(slot, slotFactors[last] as number) + (slots[last] as number)) | 0;
      check = (Math.imul(check, checkFactors[last] as number) + (checks[last] as number)) | 0;
      const sense = find(lexicon, slot, check);
      if (sense >= 0) pushSenses(lexicon, sense, first, last, hits);
    }
  }
  return hits;
}

function isLongNumber(token: Token): boolean {
  return token.kind === DIGITS && token.to - token.from >= LONG_DIGITS;
}

function pushSenses(
  lexicon: Lexicon,
  sense: number,
  first: number,
  last: number,
  hits: Hit[][],
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

function push(hits: Hit[][], hit: Hit): void {
  const list = hits[hit.kind];
  if (list === undefined || list === NO_HITS) hits[hit.kind] = [hit];
  else list.push(hit);
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

/** Words of the filter; its bits are numbered by the top bits of the slot hash. */
export const FILTER_WORDS = 1 << 16;
const FILTER_SHIFT = 32 - 16 - 5;

/** Sets the filter's bit of a slot hash. */
export function addToFilter(filter: Uint32Array, hash: number): void {
  const bit = hash >>> FILTER_SHIFT;
  filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

/** The packed sense of a plain key, or -1. */
export function find(lexicon: Lexicon, slot: number, check: number): number {
  return findBehind(lexicon.filter, lexicon.table, slot, check);
}

/** The packed sense of a namespaced key, or -1. */
export function findLoose(lexicon: Lexicon, slot: number, check: number): number {
  return findBehind(lexicon.looseFilter, lexicon.table, slot, check);
}

function findBehind(
  filter: Uint32Array,
  table: Uint32Array,
  keySlot: number,
  keyCheck: number,
): number {
  const mixed = mix(keySlot);
  const bit = mixed >>> FILTER_SHIFT;
  if (((filter[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return -1;
  const pairs = table.length >>> 1;
  const check = checkOf(keyCheck);
  let slot = slotOf(mixed, pairs);
  for (;;) {
    const stored = table[slot * 2] ?? 0;
    if (stored === 0) return -1;
    if (stored === check) return table[slot * 2 + 1] ?? 0;
    slot = slot + 1 === pairs ? 0 : slot + 1;
  }
}

/** The place of a 32-bit hash in a table of any size. */
export function slotOf(hash: number, pairs: number): number {
  return Math.floor((hash / 0x1_0000_0000) * pairs);
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
