/** Asks the category model: a linear classifier for the category, then one for its codes. */

import type { Analysis } from './analysis.ts';
import { type FeatureCounts, features, readFeatures } from './features.ts';
import type { Category } from './item.ts';
import {
  checkOfFeature,
  type Model,
  rowOfFeature,
  SLOT_BYTES,
  slotAt,
} from './knowledge/decode-model.ts';
import type { Trade } from './trade.ts';

export interface Guess {
  readonly category: Category;
  readonly mcc: string;
  /** Of the category. */
  readonly probability: number;
}

const COLUMNS_MAX = 256;
const grams = new Int32Array(COLUMNS_MAX);
const rest = new Int32Array(COLUMNS_MAX);
const logits = new Float64Array(COLUMNS_MAX);

/** The most likely category of a name and its most likely code, or null without any feature. */
export function guessCode(
  model: Model,
  analysis: Analysis,
  trades: readonly Trade[],
): Guess | null {
  const counts = readFeatures(analysis, trades);
  if (counts.all === 0 || model.codes.length === 0) return null;
  scoreCategories(model, counts);
  const best = highest(model.categories.length);
  const category = model.categories[best];
  if (category === undefined) return null;
  const probability = 1 / sumOfOdds(model.categories.length, best);
  const mcc = bestCode(model, counts, best);
  return mcc === undefined ? null : { category, mcc, probability };
}

/** Letter runs and other features each count as one over the root of their number. */
function scoreCategories(model: Model, counts: FeatureCounts): void {
  const width = model.categories.length;
  grams.fill(0, 0, width);
  rest.fill(0, 0, width);
  const known = addSlots(model.slots, 0, counts.grams, width, grams);
  const others = addSlots(model.slots, counts.grams, counts.all, width, rest);
  combine(width, model.categoryScale, known, others, model.categoryBias, 0);
}

/** Adds the weights of the features that the model knows; returns their number. */
function addSlots(
  slots: Int8Array,
  from: number,
  to: number,
  width: number,
  sums: Int32Array,
): number {
  let known = 0;
  for (let i = from; i < to; i++) {
    const hash = features[i] as number;
    const at = slotAt(hash);
    if (slots[at] !== checkOfFeature(hash)) continue;
    known++;
    for (let k = 0; k < width; k++) sums[k] = (sums[k] as number) + (slots[at + 1 + k] as number);
  }
  return known;
}

function bestCode(model: Model, counts: FeatureCounts, category: number): string | undefined {
  const start = model.starts[category] ?? 0;
  const width = (model.starts[category + 1] ?? 0) - start;
  if (width <= 1) return width === 1 ? model.codes[start] : undefined;
  grams.fill(0, 0, width);
  rest.fill(0, 0, width);
  addRows(model, category, 0, counts.grams, width, grams);
  addRows(model, category, counts.grams, counts.all, width, rest);
  combine(width, model.codeScale, counts.grams, counts.all - counts.grams, model.codeBias, start);
  return model.codes[start + highest(width)];
}

function addRows(
  model: Model,
  category: number,
  from: number,
  to: number,
  width: number,
  sums: Int32Array,
): void {
  const { codeRows } = model;
  const bits = model.bits[category] ?? 0;
  const table = model.tables[category] ?? 0;
  for (let i = from; i < to; i++) {
    const at = table + rowOfFeature(features[i] as number, bits) * width;
    for (let c = 0; c < width; c++) sums[c] = (sums[c] as number) + (codeRows[at + c] as number);
  }
}

function combine(
  width: number,
  scale: number,
  gramCount: number,
  restCount: number,
  bias: readonly number[],
  start: number,
): void {
  const gramUnit = scale / Math.sqrt(gramCount || 1);
  const restUnit = scale / Math.sqrt(restCount || 1);
  for (let c = 0; c < width; c++) {
    logits[c] =
      (grams[c] as number) * gramUnit +
      (rest[c] as number) * restUnit +
      (bias[start + c] as number);
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
