/** Finds trade words inside longer words (`GINOSPIZZERIA`) and cut at the end (`SEAFO`). */

import { type Analysis, isWord, Label } from './analysis.ts';
import type { WordRow } from './knowledge/decode.ts';
import { hashRange, SEED_CHECK, SEED_SLOT } from './knowledge/hash.ts';
import { find, idsOf, Kind } from './knowledge/lexicon.ts';
import { findPrefix } from './sorted.ts';

const INSIDE_LENGTH_MIN = 5;
const STEM_LENGTH_MIN = 3;
const CUT_LENGTH_MIN = 4;
const CUT_CANDIDATES_MAX = 40;
const WEIGHT = 2;

/** The longest trade word that one of the name's words, the last first, ends or starts with. */
export function wordInside(analysis: Analysis, from = 0, to = Infinity): WordRow | null {
  const { tokens } = analysis.reading;
  for (let i = Math.min(to, tokens.length - 1); i >= from; i--) {
    const token = tokens[i];
    if (!isWord(token) || analysis.labels[i] !== Label.name) continue;
    const text = token.text;
    for (let length = text.length - STEM_LENGTH_MIN; length >= INSIDE_LENGTH_MIN; length--) {
      const found =
        lookUp(analysis, text, text.length - length, text.length) ??
        lookUp(analysis, text, 0, length);
      if (found && found.weight >= WEIGHT) return found;
    }
  }
  return null;
}

function lookUp(analysis: Analysis, text: string, from: number, to: number): WordRow | null {
  const hash = new Uint32Array([SEED_SLOT, SEED_CHECK]);
  hashRange(text, from, to, hash);
  const { lexicon, tables } = analysis.knowledge;
  const sense = find(lexicon, hash);
  if (sense < 0) return null;
  const [id] = idsOf(lexicon, sense, Kind.word);
  return id === undefined ? null : (tables.words[id] ?? null);
}

/** A trade word of which the name's last word is the start, when all such words agree. */
export function cutWord(analysis: Analysis): WordRow | null {
  const { tokens } = analysis.reading;
  let last = tokens.length - 1;
  while (last > 0 && analysis.labels[last] !== Label.name) last--;
  const token = tokens[last];
  if (last < 1 || !isWord(token)) return null;
  const text = token.text;
  if (text.length < CUT_LENGTH_MIN || !/^[a-z]+$/.test(text)) return null;
  const { wordKeys, tables } = analysis.knowledge;
  const [from, to] = findPrefix(wordKeys, text);
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
