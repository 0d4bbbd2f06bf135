/** The features of a name for the category model: words, letter runs, trades, facilitators. */

import { type Analysis, Label } from './analysis.ts';
import { DIGITS } from './read.ts';
import type { Trade } from './trade.ts';

const GRAM = 4;
const WORDS_MAX = 8;
const WORD_LENGTH_MAX = 24;
const FEATURES_MAX = 255;
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;
const APOSTROPHE = 39;
const START = 94;
const END = 36;

/** What a feature stands for; the number seeds its hash. */
const Feature = {
  gram: 1,
  word: 2,
  pair: 3,
  head: 4,
  end: 5,
  code: 6,
  lastCode: 7,
  category: 8,
  facilitator: 9,
  role: 10,
} as const;

/**
 * The 32-bit hashes of the name read last, those of its letters and words first, then the signs of a
 * trade: trade words and facilitators. One array for every call: what
 * `readFeatures` returns tells how much of it counts.
 */
export const features = new Int32Array(FEATURES_MAX);

export interface FeatureCounts {
  /** Those of its letters and words. */
  spelling: number;
  /** All features. */
  all: number;
}

const counts: FeatureCounts = { spelling: 0, all: 0 };
const units = new Uint16Array(WORD_LENGTH_MAX + 2);
const words = new Int32Array(WORDS_MAX);

/** Reads the features of the tokens that may belong to the name. The answer is reused, too. */
export function readFeatures(analysis: Analysis, trades: readonly Trade[]): FeatureCounts {
  counts.all = 0;
  const count = addGrams(analysis);
  addWords(count);
  counts.spelling = counts.all;
  for (const { word, isLast, weight } of trades) {
    const code = Number(word.mcc) * 4 + weight;
    add(Feature.code, code);
    if (isLast) add(Feature.lastCode, code);
    add(Feature.category, hashText(word.category) + weight);
  }
  for (const { name, role } of analysis.intermediaries) {
    add(Feature.facilitator, hashText(name));
    add(Feature.role, hashText(role));
  }
  return counts;
}

/** Adds the letter runs of the name's words, keeps the words' hashes and returns their number. */
function addGrams({ reading, labels }: Analysis): number {
  const { tokens, text } = reading;
  let count = 0;
  for (let i = 0; i < tokens.length && count < WORDS_MAX; i++) {
    const token = tokens[i];
    if (token === undefined || labels[i] !== Label.name || token.kind === DIGITS) continue;
    words[count++] = addWordGrams(text, token.from, token.to);
  }
  return count;
}

function addWordGrams(text: string, from: number, to: number): number {
  let length = 0;
  units[length++] = START;
  let word = SEED;
  for (let i = from; i < to && length <= WORD_LENGTH_MAX; i++) {
    const code = text.charCodeAt(i);
    if (code === APOSTROPHE) continue;
    units[length++] = code;
    word = Math.imul(word ^ code, PRIME);
  }
  units[length++] = END;
  for (let start = 0; start + GRAM <= length; start++) {
    let hash = SEED;
    for (let i = start; i < start + GRAM; i++) hash = Math.imul(hash ^ (units[i] as number), PRIME);
    add(Feature.gram, hash);
  }
  return word;
}

function addWords(count: number): void {
  for (let i = 0; i < count; i++) {
    const word = words[i] ?? 0;
    add(Feature.word, word);
    if (i > 0) add(Feature.pair, Math.imul(words[i - 1] ?? 0, PRIME) ^ word);
  }
  if (count === 0) return;
  add(Feature.head, words[0] ?? 0);
  add(Feature.end, words[count - 1] ?? 0);
}

function hashText(text: string): number {
  let hash = SEED;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash;
}

function add(kind: number, value: number): void {
  if (counts.all === FEATURES_MAX) return;
  let hash = Math.imul(value ^ Math.imul(kind, 0x9e3779b9), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  features[counts.all++] = hash;
}
