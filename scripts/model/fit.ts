/** Fits the category model: the category of a name, and within each category its code. */

import { CATEGORIES, type Category } from '../../src/enrich/item.ts';
import {
  checkOfFeature,
  type ModelMeta,
  rowOfFeature,
  SLOT_BITS,
  SLOT_BYTES,
  slotAt,
  tableStarts,
} from '../../src/enrich/knowledge/decode-model.ts';
import { Classifier, quantise, type Rows } from './classifier.ts';
import type { Example } from './examples.ts';
import { createRandom } from './random.ts';

export interface Fitted {
  readonly meta: ModelMeta;
  readonly slots: Int8Array;
  readonly codes: Int8Array;
}

interface Options {
  readonly epochs: number;
  readonly seed: number;
}

const CODE_WEIGHT_MIN = 8;
const RATE = 0.4;
const RATE_FALL = 0.9;
/** Features left out of each step, so that no merchant hangs on a single one. */
const DROPOUT = 0.3;
const SLOTS = 1 << SLOT_BITS;
const BITS_MIN = 9;
const BITS_MAX = 13;
const EXAMPLES_A_ROW = 3;
const KEYS_MIN = 2;

/** Codes with too little support are left out. */
export function fit(
  examples: readonly Example[],
  mccCategory: Readonly<Record<string, Category>>,
  options: Options,
): Fitted {
  const layout = layOut(examples, mccCategory);
  const checks = chooseFeatures(examples);
  const category = new Classifier(SLOTS, CATEGORIES.length);
  const codes = layout.bits.map((bits, k) => new Classifier(1 << bits, widthOf(layout, k)));
  const order = examples.filter(({ mcc }) => layout.columns.has(mcc));
  const random = createRandom(options.seed);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const rate = RATE * (1 - (RATE_FALL * epoch) / options.epochs);
    shuffle(order, random);
    for (const example of order) {
      const { grams, rest } = dropSome(example, random);
      const [k, column] = layout.columns.get(example.mcc) ?? [0, 0];
      const slots = { grams: slotsOf(grams, checks), rest: slotsOf(rest, checks) };
      category.learn(slots, k, example.weight, rate);
      const bits = layout.bits[k] ?? 0;
      const rows = { grams: rowsOf(grams, bits), rest: rowsOf(rest, bits) };
      if (widthOf(layout, k) > 1) codes[k]?.learn(rows, column, example.weight, rate);
    }
  }
  return pack(layout, checks, category, codes);
}

interface Layout {
  readonly codes: string[];
  readonly starts: number[];
  readonly bits: number[];
  /** Of each code: its category and its column there. */
  readonly columns: ReadonlyMap<string, readonly [category: number, column: number]>;
}

function widthOf({ starts }: Pick<Layout, 'starts'>, category: number): number {
  return (starts[category + 1] ?? 0) - (starts[category] ?? 0);
}

function layOut(
  examples: readonly Example[],
  mccCategory: Readonly<Record<string, Category>>,
): Layout {
  const support = new Map<string, number>();
  for (const { mcc, weight } of examples) support.set(mcc, (support.get(mcc) ?? 0) + weight);
  const codes: string[] = [];
  const starts: number[] = [];
  const bits: number[] = [];
  const columns = new Map<string, readonly [number, number]>();
  CATEGORIES.forEach((category, k) => {
    starts.push(codes.length);
    const own = [...support].filter(
      ([mcc, weight]) => mccCategory[mcc] === category && weight >= CODE_WEIGHT_MIN,
    );
    own.sort(([a], [b]) => (a < b ? -1 : 1));
    own.forEach(([mcc], column) => {
      columns.set(mcc, [k, column]);
      codes.push(mcc);
    });
    const total = own.reduce((sum, [, weight]) => sum + weight, 0);
    const wanted = Math.round(Math.log2(total * EXAMPLES_A_ROW + 1));
    bits.push(own.length > 1 ? Math.max(BITS_MIN, Math.min(BITS_MAX, wanted)) : 0);
  });
  starts.push(codes.length);
  return { codes, starts, bits, columns };
}

/** For every slot the check of the feature that most merchants have, or 0. */
function chooseFeatures(examples: readonly Example[]): Uint8Array {
  const keys = new Map<number, number>();
  const last = new Map<number, string>();
  const ordered = [...examples].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  for (const { features, key } of ordered) {
    for (const hash of features) {
      if (last.get(hash) === key) continue;
      last.set(hash, key);
      keys.set(hash, (keys.get(hash) ?? 0) + 1);
    }
  }
  const checks = new Uint8Array(SLOTS);
  const best = new Uint32Array(SLOTS).fill(KEYS_MIN - 1);
  for (const [hash, count] of keys) {
    const slot = slotAt(hash) / SLOT_BYTES;
    if (count <= (best[slot] ?? 0)) continue;
    best[slot] = count;
    checks[slot] = checkOfFeature(hash);
  }
  return checks;
}

interface Parts {
  readonly grams: number[];
  readonly rest: number[];
}

function dropSome({ features, grams }: Example, random: () => number): Parts {
  const parts: Parts = { grams: [], rest: [] };
  features.forEach((hash, i) => {
    if (random() >= DROPOUT) (i < grams ? parts.grams : parts.rest).push(hash);
  });
  return parts;
}

function slotsOf(hashes: readonly number[], checks: Uint8Array): number[] {
  const slots: number[] = [];
  for (const hash of hashes) {
    const slot = slotAt(hash) / SLOT_BYTES;
    if (checks[slot] === checkOfFeature(hash)) slots.push(slot);
  }
  return slots;
}

function rowsOf(hashes: readonly number[], bits: number): Rows['grams'] {
  return hashes.map((hash) => rowOfFeature(hash, bits));
}

function pack(
  layout: Layout,
  checks: Uint8Array,
  category: Classifier,
  codes: readonly Classifier[],
): Fitted {
  const width = category.width;
  const { scale, weights } = quantise(category.weights);
  const slots = new Int8Array(SLOTS * SLOT_BYTES);
  for (let slot = 0; slot < SLOTS; slot++) {
    slots[slot * SLOT_BYTES] = checks[slot] ?? 0;
    slots.set(weights.subarray(slot * width, (slot + 1) * width), slot * SLOT_BYTES + 1);
  }
  const tables = tableStarts(layout);
  const end =
    (tables.at(-1) ?? 0) + (widthOf(layout, layout.bits.length - 1) << (layout.bits.at(-1) ?? 0));
  const all = new Float32Array(end);
  codes.forEach((table, k) => {
    all.set(table.weights, tables[k]);
  });
  const rounded = quantise(all);
  const meta: ModelMeta = {
    categoryBias: Array.from(category.bias, round),
    categoryScale: scale,
    codes: layout.codes,
    codeBias: codes.flatMap((table) => Array.from(table.bias, round)),
    codeScale: rounded.scale,
    starts: layout.starts,
    bits: layout.bits,
  };
  return { meta, slots, codes: rounded.weights };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
}
