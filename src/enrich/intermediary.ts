/** Takes payment facilitators, wallets and marketplaces off the front of the name. */

import {
  type Analysis,
  countNameLetters,
  firstName,
  hitsOf,
  isInsideMerchant,
  isWord,
  Label,
  lastName,
  mark,
} from './analysis.ts';
import type { IntermediaryRow } from './knowledge/decode.ts';
import { type Hit, Kind, WEAK } from './knowledge/lexicon.ts';
import type { Match } from './match.ts';
import { TOP_LEVELS } from './website.ts';

const CHAIN_MAX = 3;
const PREFIX_MARKS = new Set([42, 95, 45, 47]);

/** Strips up to three intermediaries in a row; one that is all the text names is left standing. */
export function readIntermediaries(analysis: Analysis): void {
  skipBank(analysis);
  skipToStarred(analysis);
  for (let chain = 0; chain < CHAIN_MAX; chain++) {
    const first = firstName(analysis);
    if (first < 0) return;
    const found = bestPrefix(analysis, first);
    if (!found) return;
    const { hit, row } = found;
    if (row.kind === 'transfer') noteTransfer(analysis);
    if (!hasLettersAfter(analysis, hit.last)) return;
    mark(analysis, hit.first, hit.last, Label.intermediary);
    analysis.intermediaries.push(row);
    analysis.intermediaryAt.push(hit);
  }
}

/** `FNB POS PURCHASE CLICKS`: the bank that speaks of a purchase is not its merchant. */
function skipBank(analysis: Analysis): void {
  const first = firstName(analysis);
  if (first !== 0 || analysis.type !== 'purchase') return;
  const { merchants } = analysis.knowledge;
  for (const hit of hitsOf(analysis, Kind.merchant)) {
    if (hit.first > first) return;
    if ((hit.flags & WEAK) !== 0 || merchants.category(hit.id) !== 'Transfer') continue;
    if (analysis.labels[hit.last + 1] !== Label.noise || !hasLettersAfter(analysis, hit.last))
      continue;
    mark(analysis, hit.first, hit.last, Label.noise);
    return;
  }
}

const TRAILING_ROLES = new Set(['wallet', 'facilitator', 'pay_later', 'gateway']);
const PLAIN_LETTERS_MIN = 5;
const NAME_LETTERS_MIN = 4;

/** `BOOZT.COM MALMO KLARNA`: a wallet behind the name is not the merchant. */
export function labelTrailingWallet(analysis: Analysis): void {
  const hits = hitsOf(analysis, Kind.intermediary);
  if (hits.length === 0) return;
  const last = lastName(analysis);
  for (const hit of hits) {
    if (hit.last !== last || hit.first === 0) continue;
    const row = analysis.knowledge.tables.intermediaries[hit.id];
    if (!row || row.ownMerchant || !TRAILING_ROLES.has(row.role)) continue;
    if (row.needsMark && !isPlain(analysis, hit)) continue;
    if (countNameLetters(analysis, 0, hit.first - 1) < NAME_LETTERS_MIN) return;
    if (isInsideMerchant(analysis, hit.first, hit.last)) return;
    mark(analysis, hit.first, hit.last, Label.intermediary);
    analysis.intermediaries.push(row);
    analysis.intermediaryAt.push(hit);
    return;
  }
}

const OWN_SENSES = (1 << Kind.intermediary) | (1 << Kind.merchant);

/** `PAYTR` at the end means nothing else, with or without a star. */
function isPlain({ reading, senses }: Analysis, { first, last }: Hit): boolean {
  const token = reading.tokens[first];
  const isLong = token !== undefined && token.to - token.from >= PLAIN_LETTERS_MIN;
  return first === last && isLong && ((senses[first] ?? 0) & ~OWN_SENSES) === 0;
}

const SELLERS = new Set(['marketplace', 'delivery']);

/**
 * The intermediary itself as the merchant, when what it leads to is unknown: a marketplace or
 * delivery service, or any that no mark parts from the rest (`KLARNA REFUND 847`).
 */
export function matchIntermediary(analysis: Analysis): Match | null {
  const at = analysis.intermediaryAt.at(-1);
  const row = analysis.intermediaries.at(-1);
  if (!at || !row) return null;
  if (!SELLERS.has(row.role) && isFollowedByMark(analysis, at)) return null;
  if (!SELLERS.has(row.role) && firstName(analysis) >= 0 && !isNoise(analysis)) return null;
  const { merchants } = analysis.knowledge;
  for (const hit of hitsOf(analysis, Kind.merchant)) {
    if (hit.first !== at.first || hit.last !== at.last) continue;
    if ((hit.flags & WEAK) !== 0 || merchants.name(hit.id) !== row.name) continue;
    return { merchant: hit.id, hit, score: INTERMEDIARY_SCORE, isExact: false };
  }
  return null;
}

const INTERMEDIARY_SCORE = 1;

/** Whether the name words left are the bank's or no words of a name: refund, payment. */
function isNoise(analysis: Analysis): boolean {
  return analysis.type === 'refund' || analysis.isBankWording;
}

const STARRED_DISTANCE_MAX = 4;
const STAR = 42;
const UNDERSCORE = 95;
const DOT = 46;

/** `GglPay TST* MAD DOG DELI`: what stands before a starred facilitator is no name. */
function skipToStarred(analysis: Analysis): void {
  const first = firstName(analysis);
  if (first < 0) return;
  for (const hit of hitsOf(analysis, Kind.intermediary)) {
    if (hit.first > first + STARRED_DISTANCE_MAX) return;
    if (hit.first <= first) continue;
    const row = analysis.knowledge.tables.intermediaries[hit.id];
    const next = analysis.reading.tokens[hit.last + 1];
    if (!row || row.ownMerchant || next?.mark !== STAR || !hasLettersAfter(analysis, hit.last))
      continue;
    for (let i = first; i < hit.first; i++) {
      if (analysis.labels[i] === Label.name) analysis.labels[i] = Label.noise;
    }
    return;
  }
}

function bestPrefix(analysis: Analysis, first: number): { hit: Hit; row: IntermediaryRow } | null {
  let best: { hit: Hit; row: IntermediaryRow } | null = null;
  for (const hit of hitsOf(analysis, Kind.intermediary)) {
    if (hit.first > first) break;
    if (hit.first !== first) continue;
    const row = analysis.knowledge.tables.intermediaries[hit.id];
    if (!row || row.ownMerchant || !isMarked(analysis, hit, row)) continue;
    if (!best || hit.last > best.hit.last) best = { hit, row };
  }
  if (!best) return null;
  const next = analysis.reading.tokens[best.hit.last + 1];
  if (isOwnName(analysis, best.hit, best.row)) return null;
  const isSure = next?.mark === STAR || next?.mark === UNDERSCORE;
  if (!isSure && isInsideMerchant(analysis, best.hit.first, best.hit.last)) return null;
  return best;
}

/** `AFFIRM * PAY`: with what follows it is a longer spelling of the intermediary itself. */
function isOwnName(analysis: Analysis, at: Hit, row: IntermediaryRow): boolean {
  const { merchants } = analysis.knowledge;
  return hitsOf(analysis, Kind.merchant).some(
    (hit) => hit.first === at.first && hit.last > at.last && merchants.name(hit.id) === row.name,
  );
}

function isMarked(analysis: Analysis, hit: Hit, row: IntermediaryRow): boolean {
  if (!row.needsMark) return true;
  const { tokens } = analysis.reading;
  const next = tokens[hit.last + 1];
  const letters = (tokens[hit.last]?.to ?? 0) - (tokens[hit.first]?.from ?? 0);
  if (isStarred(analysis, hit) || next?.mark === UNDERSCORE) return true;
  return letters > SHORT_LETTERS_MAX && isFollowedByMark(analysis, hit);
}

/** `ABC-LIQUOR`, `K - 9`: before other marks, few letters are part of a name. */
const SHORT_LETTERS_MAX = 3;

function isFollowedByMark(analysis: Analysis, hit: Hit): boolean {
  const next = analysis.reading.tokens[hit.last + 1];
  if (next === undefined) return false;
  // `ADYEN.NINTENDO`, but not `ADYEN.COM`.
  if (next.mark === DOT && next.blanks === 0) return isWord(next) && !TOP_LEVELS.has(next.text);
  return PREFIX_MARKS.has(next.mark) || isStarred(analysis, hit);
}

/** A star stands behind it, even with other marks: `PP* #56789`. */
function isStarred(analysis: Analysis, hit: Hit): boolean {
  const { tokens, text } = analysis.reading;
  const next = tokens[hit.last + 1];
  if (next === undefined || next.mark === 0) return false;
  return next.mark === STAR || text.slice(tokens[hit.last]?.to, next.from).includes('*');
}

function hasLettersAfter(analysis: Analysis, last: number): boolean {
  const next = firstName(analysis, last + 1);
  if (next < 0) return false;
  const { tokens } = analysis.reading;
  let letters = 0;
  for (let i = next; i < tokens.length; i++) {
    const token = tokens[i];
    if (token && analysis.labels[i] === Label.name && token.kind !== 1)
      letters += token.to - token.from;
  }
  return letters >= 2;
}

function noteTransfer(analysis: Analysis): void {
  if (analysis.type === 'unknown' || analysis.type === 'purchase') analysis.type = 'transfer';
  analysis.isTransferToPerson = true;
}
