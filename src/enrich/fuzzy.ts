/** Finds known merchants behind names that are cut, mistyped or without vowels. */

import { type Analysis, hasSense, isWord, Label } from './analysis.ts';
import { weighEvidence } from './evidence.ts';
import {
  findCompact,
  findHalf,
  LENGTH_MAX,
  NAMESPACE,
  noteStarts,
  skeletonLength,
  skeletonOf,
} from './knowledge/compact.ts';
import { type Hit, Kind, type Lexicon } from './knowledge/lexicon.ts';
import type { Match } from './match.ts';
import { DIGITS } from './read.ts';
import { isIdle, type Run } from './runs.ts';
import { scoreEvidence } from './score.ts';
import { findPrefix, keyText } from './sorted.ts';
import { describeSpan } from './span.ts';

const CUT_LENGTH_MIN = 8;
const TYPO_LENGTH_MIN = 8;
/** A shorter name with a typo is as often another name, unless the one meant is famous. */
const SAFE_LENGTH_MIN = 9;
const FAMOUS_MIN = 5;
const SKELETON_LENGTH_MIN = 5;
/** No looser reading takes shorter names. */
const KEY_LENGTH_MIN = SKELETON_LENGTH_MIN;
/** Ordinary words have more vowels. */
const SKELETON_SHARE_MIN = 0.75;
const SHARE_MIN = 0.5;
/** One word alone must be most of the name: `COMUNIDAD` is no cut `COMUNIDAD FILMIN`. */
const WORD_SHARE_MIN = 0.75;
const CANDIDATES_MAX = 60;
const PREFIXES_MAX = 3;

interface Found {
  readonly merchant: number;
  /** What the looser reading costs, in log-odds. */
  readonly cost: number;
}

/** The best merchant by a looser reading of the first run, or null. */
export function matchLoosely(analysis: Analysis): Match | null {
  let best: Match | null = null;
  for (const run of analysis.runs.slice(0, 2)) {
    for (const candidate of candidates(analysis, run)) {
      const { first, last, key } = candidate;
      const isWholeRun = last === run.last;
      const found =
        (isWholeRun ? completeCut(analysis, key, first === last) : null) ??
        correctTypo(analysis, key) ??
        expandSkeleton(analysis, key);
      if (!found) continue;
      const hit: Hit = { kind: Kind.merchant, id: found.merchant, flags: 0, first, last };
      const span = describeSpan(analysis, hit);
      if (span.isNoName) continue;
      const evidence = { ...weighEvidence(analysis, hit, span), isJoined: false };
      const score = scoreEvidence(evidence) - found.cost;
      if (score > 0 && (!best || score > best.score)) {
        best = { merchant: found.merchant, hit, score, isExact: false };
      }
    }
    if (best) return best;
  }
  return null;
}

const PLAIN = /^[a-z0-9]+$/;

/** The run's name, whole and shortened word by word from its end. */
function candidates(analysis: Analysis, run: Run): { first: number; last: number; key: string }[] {
  const out: { first: number; last: number; key: string }[] = [];
  let key = '';
  let isAllOrdinary = true;
  for (let i = run.first; i <= run.last; i++) {
    const token = analysis.reading.tokens[i];
    if (!token || token.kind === DIGITS || analysis.labels[i] !== Label.name) break;
    // Without a character beyond ASCII all words are plain.
    if (analysis.reading.offsets !== null && !PLAIN.test(token.text)) break;
    key += token.text;
    if (!isWord(token) || !isKnownWord(analysis, i)) isAllOrdinary = false;
    // A town is no cut `MANCHESTER CITY COUNCIL`.
    if (hasSense(analysis, Kind.place, run.first, i)) continue;
    if (!isAllOrdinary && key.length >= KEY_LENGTH_MIN)
      out.push({ first: run.first, last: i, key });
  }
  return out.reverse().slice(0, PREFIXES_MAX);
}

const KNOWN = (1 << Kind.common) | (1 << Kind.given) | (1 << Kind.surname) | (1 << Kind.word);

/** Words that stand for themselves are no cut or mistyped brand. */
function isKnownWord(analysis: Analysis, index: number): boolean {
  return isIdle(analysis, index) || ((analysis.senses[index] ?? 0) & KNOWN) !== 0;
}

/** `WHOLE FOODS MAR`: the start of exactly one well-known name. */
function completeCut(analysis: Analysis, key: string, isOneWord: boolean): Found | null {
  if (key.length < CUT_LENGTH_MIN) return null;
  const { aliasKeys, merchants } = analysis.knowledge;
  const share = isOneWord ? WORD_SHARE_MIN : SHARE_MIN;
  const [from, to] = findPrefix(aliasKeys, key);
  let best = -1;
  let rivals = 0;
  for (let k = from; k < Math.min(to, from + CANDIDATES_MAX); k++) {
    const id = aliasKeys.ids[k] ?? 0;
    const length = aliasKeys.lengths[k] ?? 0;
    if (key.length < length * share || length === key.length) continue;
    if (best < 0 || merchants.popularity(id) > merchants.popularity(best)) best = id;
    else if (!merchants.hasSameName(id, best)) rivals++;
  }
  if (best < 0) return null;
  return { merchant: best, cost: 1 + 0.4 * rivals };
}

/** One letter too many, missing, wrong or swapped. */
function correctTypo(analysis: Analysis, key: string): Found | null {
  if (key.length < TYPO_LENGTH_MIN) return null;
  const { lexicon, aliasKeys, merchants } = analysis.knowledge;
  let best = -1;
  for (const index of findAlike(lexicon, key)) {
    const text = keyText(aliasKeys, index);
    if (text[0] !== key[0] || !isOneEdit(key, text)) continue;
    const id = aliasKeys.ids[index] ?? 0;
    if (key.length < SAFE_LENGTH_MIN && merchants.popularity(id) < FAMOUS_MIN) continue;
    if (best < 0 || merchants.popularity(id) > merchants.popularity(best)) best = id;
  }
  return best < 0 ? null : { merchant: best, cost: 1.5 };
}

/** The aliases about as long as the key that share a half with it: all within one edit are there. */
export function findAlike(lexicon: Lexicon, key: string): readonly number[] {
  let found: readonly number[] = [];
  if (key.length > LENGTH_MAX) return found;
  noteStarts(key);
  for (let length = key.length - 1; length <= key.length + 1; length++) {
    const half = length >>> 1;
    const end = key.length - (length - half);
    const starting = findHalf(lexicon, NAMESPACE.firstHalf, length, key, 0, half);
    if (starting.length > 0) found = [...found, ...starting];
    const ending = findHalf(lexicon, NAMESPACE.secondHalf, length, key, end, key.length);
    if (ending.length > 0) found = [...found, ...ending];
  }
  return found;
}

/** Whether two different texts differ by one insertion, deletion, substitution or swap. */
export function isOneEdit(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const restA = endA - start;
  const restB = endB - start;
  if (restA <= 1 && restB <= 1) return restA + restB > 0;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** `WHOLEFDS`: the consonants of one well-known name. */
function expandSkeleton(analysis: Analysis, key: string): Found | null {
  const length = skeletonLength(key);
  if (length < SKELETON_LENGTH_MIN || length < key.length * SKELETON_SHARE_MIN) return null;
  const { lexicon, aliasKeys, merchants } = analysis.knowledge;
  const found = findCompact(lexicon, NAMESPACE.skeleton, skeletonOf(key)).map(
    (k) => aliasKeys.ids[k] ?? 0,
  );
  const names = new Set(found.map((id) => merchants.name(id)));
  const [only] = found;
  return only !== undefined && names.size === 1 ? { merchant: only, cost: 1.5 } : null;
}
