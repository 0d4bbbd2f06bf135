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
  if (counts.all === 0 || model.choices.length === 0) return null;
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
  combine(width, model.categoryScale, known, others, model.categoryBias);
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

/** Goes from choice to choice down to a code; undefined for a category without codes. */
function bestCode(model: Model, counts: FeatureCounts, category: number): string | undefined {
  let at = category;
  for (;;) {
    const choice = model.choices[at];
    if (!choice) return undefined;
    const option = choice.options[choice.options.length > 1 ? choose(model, counts, at) : 0];
    if (typeof option !== 'number') return option;
    at = option;
  }
}

function choose(model: Model, counts: FeatureCounts, index: number): number {
  const { options, bias, bits } = model.choices[index] as Choice;
  const width = options.length;
  const table = model.tables[index] as number;
  grams.fill(0, 0, width);
  rest.fill(0, 0, width);
  addRows(model.rows, table, bits, 0, counts.grams, width, grams);
  addRows(model.rows, table, bits, counts.grams, counts.all, width, rest);
  combine(width, model.choiceScale, counts.grams, counts.all - counts.grams, bias);
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
  for (let i = from; i < to; i++) {
    const at = table + rowOfFeature(features[i] as number, bits) * width;
    for (let c = 0; c < width; c++) sums[c] = (sums[c] as number) + (rows[at + c] as number);
  }
}

function combine(
  width: number,
  scale: number,
  gramCount: number,
  restCount: number,
  bias: readonly number[],
): void {
  const gramUnit = scale / Math.sqrt(gramCount || 1);
  const restUnit = scale / Math.sqrt(restCount || 1);
  for (let c = 0; c < width; c++) {
    logits[c] =
      (grams[c] as number) * gramUnit +
      (rest[c] as number) * restUnit +
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
