/** Finds trade words in a name: whole, inside longer words (`GINOSPIZZERIA`), cut (`SEAFO`). */

import {
  type Analysis,
  firstName,
  hasSense,
  hitsOf,
  isAllName,
  isWord,
  Label,
  lastName,
} from './analysis.ts';
import { fillsField, missingLetters } from './completion.ts';
import type { WordRow } from './knowledge/decode.ts';
import { extendCheck, extendSlot } from './knowledge/hash.ts';
import { find, type Hit, idsOf, Kind } from './knowledge/lexicon.ts';
import { findPrefix } from './sorted.ts';

const INSIDE_LENGTH_MIN = 5;
const STEM_LENGTH_MIN = 3;
/** A Korean syllable says as much as two or three letters: `소망약국` is a pharmacy's. */
const HANGUL = /^[가-힣]/;
const HANGUL_LENGTH_MIN = 2;
const CUT_LENGTH_MIN = 4;
const CUT_CANDIDATES_MAX = 40;
const CLEAR_WEIGHT_MIN = 2;

/** A trade word that a name holds. */
export interface Trade {
  readonly word: WordRow;
  /** 1 to 3 as the table says; 0 for a word found inside another or cut. */
  readonly weight: number;
  /** Nothing of the name stands behind it. */
  readonly isLast: boolean;
}

/** The trade words of a name: whole ones, and without a clear one the one inside a word or cut. */
export function readTrades(analysis: Analysis): Trade[] {
  const found = wholeWords(analysis);
  for (const { weight } of found) if (weight >= CLEAR_WEIGHT_MIN) return found;
  const loose = wordInside(analysis) ?? cutWord(analysis);
  if (loose) found.push({ word: loose, weight: 0, isLast: false });
  return found;
}

/** Whether a hit of a word names a trade clearly, not as one of many readings. */
export function isClearTrade(analysis: Analysis, hit: Hit): boolean {
  return (analysis.knowledge.tables.words[hit.id]?.weight ?? 0) >= CLEAR_WEIGHT_MIN;
}

/** Whether the tokens are exactly a word that names a trade clearly. */
export function hasClearTrade(analysis: Analysis, first: number, last: number): boolean {
  if (!hasSense(analysis, Kind.word, first, last)) return false;
  return hitsOf(analysis, Kind.word).some(
    (hit) => hit.first === first && hit.last === last && isClearTrade(analysis, hit),
  );
}

/** The words that no longer word covers, in order; of several senses the weightiest. */
function wholeWords(analysis: Analysis): Trade[] {
  const hits = hitsOf(analysis, Kind.word);
  if (hits.length === 0) return [];
  const found: Trade[] = [];
  const { words } = analysis.knowledge.tables;
  const nameEnd = lastName(analysis);
  let end = -1;
  for (const head of hits) {
    if (head.first <= end) continue;
    const last = longestFrom(analysis, hits, head.first);
    if (last < 0) continue;
    const word = weightiest(words, hits, head.first, last);
    if (word) found.push({ word, weight: word.weight, isLast: last === nameEnd });
    end = last;
  }
  return found;
}

/** The last token of the longest word in the name that starts at a token, or -1. */
function longestFrom(analysis: Analysis, hits: readonly Hit[], first: number): number {
  let last = -1;
  for (const hit of hits) {
    if (hit.first === first && hit.last > last && isAllName(analysis, first, hit.last)) {
      last = hit.last;
    }
  }
  return last;
}

function weightiest(
  words: readonly WordRow[],
  hits: readonly Hit[],
  first: number,
  last: number,
): WordRow | undefined {
  let best: WordRow | undefined;
  for (const hit of hits) {
    if (hit.first !== first || hit.last !== last) continue;
    const word = words[hit.id];
    if (word && (!best || word.weight > best.weight)) best = word;
  }
  return best;
}

/** The longest trade word that one of the name's words, the last first, ends or starts with. */
export function wordInside(analysis: Analysis, first = 0, last = Infinity): WordRow | null {
  const { tokens, text } = analysis.reading;
  for (let i = Math.min(last, tokens.length - 1); i >= first; i--) {
    const token = tokens[i];
    if (!isWord(token) || analysis.labels[i] !== Label.name) continue;
    const { from, to } = token;
    const isHangul = HANGUL.test(token.text);
    const stem = isHangul ? 1 : STEM_LENGTH_MIN;
    const least = isHangul ? HANGUL_LENGTH_MIN : INSIDE_LENGTH_MIN;
    for (let length = to - from - stem; length >= least; length--) {
      const found =
        lookUp(analysis, text, to - length, to) ?? lookUp(analysis, text, from, from + length);
      if (found && found.weight >= CLEAR_WEIGHT_MIN) return found;
    }
  }
  return null;
}

/** The trade word in this range of a text. */
function lookUp({ knowledge }: Analysis, text: string, from: number, to: number): WordRow | null {
  const { lexicon, tables } = knowledge;
  const sense = find(lexicon, extendSlot(0, text, from, to), extendCheck(0, text, from, to));
  if (sense < 0) return null;
  const [id] = idsOf(lexicon, sense, Kind.word);
  return id === undefined ? null : (tables.words[id] ?? null);
}

/** A trade word of which the name's last word is the start, when all such words agree. */
export function cutWord(analysis: Analysis): WordRow | null {
  const { tokens, text } = analysis.reading;
  const last = lastName(analysis);
  const token = tokens[last];
  if (last < 1 || !isWord(token) || token.to - token.from < CUT_LENGTH_MIN) return null;
  const start = text.slice(token.from, token.to);
  if (!/^[a-z]+$/.test(start) || !fillsField(analysis, firstName(analysis), last)) return null;
  const whole = start + missingLetters(analysis, firstName(analysis), last);
  const completed = whole === start ? null : lookUp(analysis, whole, 0, whole.length);
  if (completed) return completed;
  const { wordKeys, tables } = analysis.knowledge;
  const [from, to] = findPrefix(wordKeys, start);
  if (to - from > CUT_CANDIDATES_MAX) return null;
  let best: WordRow | null = null;
  for (let k = from; k < to; k++) {
    const row = tables.words[wordKeys.ids[k] ?? 0];
    if (!row) continue;
    if (best && best.category !== row.category) return null;
    if (!best || row.weight > best.weight) best = row;
  }
  return best;
}
