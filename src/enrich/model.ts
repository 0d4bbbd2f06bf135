/** Asks the category model: a linear classifier for the category, then one for its codes. */

import type { Analysis } from './analysis.ts';
import { type FeatureCounts, features, readFeatures } from './features.ts';
import type { Category } from './item.ts';
import {
  type Choice,
  checkOfFeature,
  type Model,
  rowOfFeature,
  slotAt,
  slotOf,
  ZERO,
} from './knowledge/decode-model.ts';
import type { Trade } from './trade.ts';

export interface Guess {
  readonly category: Category;
  readonly mcc: string;
  /** Of the category. */
  readonly probability: number;
}

const COLUMNS_MAX = 256;
const rowStarts = new Int32Array(features.length);
const rowHeads = new Int8Array(features.length);
const spelling = new Int32Array(COLUMNS_MAX);
const signs = new Int32Array(COLUMNS_MAX);
const logits = new Float64Array(COLUMNS_MAX);

/**
 * The most likely category of a name and its most likely code, or null without any feature or with
 * a lower probability.
 */
export function guessCode(
  model: Model,
  analysis: Analysis,
  trades: readonly Trade[],
  probabilityMin = 0,
): Guess | null {
  const counts = readFeatures(analysis, trades);
  if (counts.all === 0 || model.choices.length === 0) return null;
  scoreCategories(model, counts);
  const best = highest(model.categories.length);
  const category = model.categories[best];
  if (category === undefined) return null;
  const probability = 1 / sumOfOdds(model.categories.length, best);
  if (probability < probabilityMin) return null;
  const mcc = bestCode(model, best);
  return mcc === undefined ? null : { category, mcc, probability };
}

/** Spelling and signs each count as one over the root of their number. */
function scoreCategories(model: Model, counts: FeatureCounts): void {
  const knownSpelling = sortOutKnown(model.checks, 0, counts.spelling);
  const knownSigns = sortOutKnown(model.checks, counts.spelling, counts.all);
  addSlots(model.slots, 0, knownSpelling, spelling);
  addSlots(model.slots, counts.spelling, knownSigns, signs);
  combine(
    model.categories.length,
    model.categoryScale,
    knownSpelling,
    knownSigns,
    model.categoryBias,
  );
  known.spelling = knownSpelling;
  known.signsAt = counts.spelling;
  known.signs = knownSigns;
}

/** The features that the model knows, which stand first among those of their kind. */
const known = { spelling: 0, signsAt: 0, signs: 0 };

/**
 * Moves the features that the model knows before the others and returns their number. All are
 * written, and the unknown ones overwritten: a branch would often be guessed wrong.
 */
function sortOutKnown(checks: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const hash = features[i] as number;
    features[from + count] = hash;
    // 1 when the two are the same, else 0.
    count += (((checks[slotOf(hash)] as number) ^ checkOfFeature(hash)) - 1) >>> 31;
  }
  return count;
}

/**
 * Adds the weights of the first features from `from` on, which the model knows. Four bytes lie in
 * a word; two lanes of sixteen bits add up two of them at once, which 255 features cannot overflow.
 */
function addSlots(slots: Int32Array, from: number, count: number, sums: Int32Array): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  for (let i = from; i < from + count; i++) {
    const at = slotAt(features[i] as number);
    const word = slots[at] as number;
    const word1 = slots[at + 1] as number;
    const word2 = slots[at + 2] as number;
    const word3 = slots[at + 3] as number;
    a = (a + (word & LANES)) | 0;
    b = (b + ((word >>> 8) & LANES)) | 0;
    c = (c + (word1 & LANES)) | 0;
    d = (d + ((word1 >>> 8) & LANES)) | 0;
    e = (e + (word2 & LANES)) | 0;
    f = (f + ((word2 >>> 8) & LANES)) | 0;
    g = (g + (word3 & LANES)) | 0;
    h = (h + ((word3 >>> 8) & LANES)) | 0;
  }
  const zero = count * ZERO;
  unpack(sums, -1, a, b, zero);
  unpack(sums, 3, c, d, zero);
  unpack(sums, 7, e, f, zero);
  unpack(sums, 11, g, h, zero);
}

const LANES = 0x00ff00ff;

/** Four sums out of two words; the first byte of a slot is its check and no weight. */
function unpack(sums: Int32Array, at: number, even: number, odd: number, zero: number): void {
  if (at >= 0) sums[at] = (even & 0xffff) - zero;
  sums[at + 1] = (odd & 0xffff) - zero;
  sums[at + 2] = (even >>> 16) - zero;
  sums[at + 3] = (odd >>> 16) - zero;
}

/** Goes from choice to choice down to a code; undefined for a category without codes. */
function bestCode(model: Model, category: number): string | undefined {
  let at = category;
  for (;;) {
    const choice = model.choices[at];
    if (!choice) return undefined;
    const option = choice.options[choice.options.length > 1 ? choose(model, at) : 0];
    if (typeof option !== 'number') return option;
    at = option;
  }
}

function choose(model: Model, index: number): number {
  const { options, bias, bits } = model.choices[index] as Choice;
  const width = options.length;
  const table = model.tables[index] as number;
  for (let c = 0; c < width; c++) {
    spelling[c] = 0;
    signs[c] = 0;
  }
  addRows(model.rows, table, bits, 0, known.spelling, width, spelling);
  addRows(model.rows, table, bits, known.signsAt, known.signsAt + known.signs, width, signs);
  combine(width, model.choiceScale, known.spelling, known.signs, bias);
  return highest(width);
}

function addRows(
  rows: Int8Array,
  table: number,
  bits: number,
  from: number,
  to: number,
  width: number,
  sums: Int32Array,
): void {
  // All rows are touched first, one after the other, so that the waits for memory overlap.
  for (let i = from; i < to; i++) {
    const at = table + rowOfFeature(features[i] as number, bits) * width;
    rowStarts[i] = at;
    rowHeads[i] = rows[at] as number;
  }
  for (let i = from; i < to; i++) {
    const at = rowStarts[i] as number;
    for (let c = 0; c < width; c++) sums[c] = (sums[c] as number) + (rows[at + c] as number);
  }
}

function combine(
  width: number,
  scale: number,
  spellingCount: number,
  signCount: number,
  bias: readonly number[],
): void {
  const spellingUnit = scale / Math.sqrt(spellingCount || 1);
  const signUnit = scale / Math.sqrt(signCount || 1);
  for (let c = 0; c < width; c++) {
    logits[c] =
      (spelling[c] as number) * spellingUnit +
      (signs[c] as number) * signUnit +
      (bias[c] as number);
  }
}

function highest(width: number): number {
  let best = 0;
  for (let c = 1; c < width; c++) {
    if ((logits[c] as number) > (logits[best] as number)) best = c;
  }
  return best;
}

/** One for the best plus the odds of all others against it. */
function sumOfOdds(width: number, best: number): number {
  const top = logits[best] as number;
  let sum = 0;
  for (let c = 0; c < width; c++) sum += Math.exp((logits[c] as number) - top);
  return sum;
}
