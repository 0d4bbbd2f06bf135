/** Fits the category model: the category of a name, and within each category its code. */

import { CATEGORIES, type Category } from '../../src/enrich/item.ts';
import {
  type Choice,
  checkOfFeature,
  type ModelMeta,
  rowOfFeature,
  SLOT_BITS,
  SLOT_WORDS,
  slotAt,
  tableStarts,
  ZERO,
} from '../../src/enrich/knowledge/decode-model.ts';
import { Classifier, quantise, type Rows } from './classifier.ts';
import type { Example } from './examples.ts';
import { createRandom } from './random.ts';

export interface Fitted {
  readonly meta: ModelMeta;
  readonly slots: Uint8Array;
  readonly rows: Int8Array;
}

interface Options {
  readonly epochs: number;
  readonly seed: number;
}

const CODE_WEIGHT_MIN = 8;
const RATE = 0.5;
const RATE_FALL = 0.9;
/** Features left out of each step, so that no merchant hangs on a single one. */
const DROPOUT = 0.3;
const SLOTS = 1 << SLOT_BITS;
const SLOT_BYTES = 4 * SLOT_WORDS;
const BITS_MIN = 9;
const BITS_MAX = 13;
const ROWS_AN_EXAMPLE = 0.7;
const OPTIONS_MAX = 20;
const KEYS_MIN = 2;
/** Log-odds by which consumers' shops differ from those of a city's purchasing cards. */
const CONSUMER_SHIFT: Partial<Record<Category, number>> = {
  'Food & Drink': 0.6,
  'Fees & Charges': -0.4,
  Utilities: -0.8,
};

/** Codes with too little support are left out. */
export function fit(
  examples: readonly Example[],
  mccCategory: Readonly<Record<string, Category>>,
  options: Options,
): Fitted {
  const { choices, paths } = layOut(examples, mccCategory);
  const checks = chooseFeatures(examples);
  const category = new Classifier(SLOTS, CATEGORIES.length);
  const tables = choices.map(({ bits, options }) => new Classifier(1 << bits, options.length));
  const order = examples.filter(({ mcc }) => paths.has(mcc));
  const random = createRandom(options.seed);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const rate = RATE * (1 - (RATE_FALL * epoch) / options.epochs);
    shuffle(order, random);
    for (const example of order) {
      const { spelling, signs } = dropSome(example, checks, random);
      const path = paths.get(example.mcc) ?? [];
      const slots = { spelling: spelling.map(slotOf), signs: signs.map(slotOf) };
      category.learn(slots, path[0]?.choice ?? 0, example.weight, rate);
      for (const { choice, option } of path) {
        const bits = choices[choice]?.bits ?? 0;
        const rows = { spelling: rowsOf(spelling, bits), signs: rowsOf(signs, bits) };
        tables[choice]?.learn(rows, option, example.weight, rate);
      }
    }
  }
  return pack(choices, checks, category, tables);
}

type Plan = Omit<Choice, 'bias'>;

interface Step {
  readonly choice: number;
  readonly option: number;
}

interface Layout {
  readonly choices: Plan[];
  /** The choices that lead to a code; the first is its category's. */
  readonly paths: ReadonlyMap<string, readonly Step[]>;
}

/** The codes of a category, in groups by their first two digits when they are many. */
function layOut(
  examples: readonly Example[],
  mccCategory: Readonly<Record<string, Category>>,
): Layout {
  const support = new Map<string, number>();
  for (const { mcc, weight } of examples) support.set(mcc, (support.get(mcc) ?? 0) + weight);
  const kept = [...support].filter(([, weight]) => weight >= CODE_WEIGHT_MIN).sort();
  const codes = kept.map(([mcc]) => mcc);
  const paths = new Map<string, Step[]>();
  const bitsFor = (list: readonly string[]): number => {
    const total = list.reduce((sum, mcc) => sum + (support.get(mcc) ?? 0), 0);
    const wanted = Math.round(Math.log2(total * ROWS_AN_EXAMPLE + 1));
    return Math.max(BITS_MIN, Math.min(BITS_MAX, wanted));
  };
  const choices: Plan[] = CATEGORIES.map(() => ({ options: [], bits: BITS_MIN }));
  CATEGORIES.forEach((category, k) => {
    const own = codes.filter((mcc) => mccCategory[mcc] === category);
    if (own.length <= OPTIONS_MAX) {
      choices[k] = { options: own, bits: bitsFor(own) };
      own.forEach((mcc, option) => {
        paths.set(mcc, [{ choice: k, option }]);
      });
      return;
    }
    const groups = [...Map.groupBy(own, (mcc) => mcc.slice(0, 2)).values()];
    const options = groups.map((group, g) => {
      const [only] = group;
      if (group.length === 1 && only !== undefined) {
        paths.set(only, [{ choice: k, option: g }]);
        return only;
      }
      const choice = choices.length;
      choices.push({ options: group, bits: bitsFor(group) });
      group.forEach((mcc, option) => {
        paths.set(mcc, [
          { choice: k, option: g },
          { choice, option },
        ]);
      });
      return choice;
    });
    choices[k] = { options, bits: bitsFor(own) };
  });
  return { choices, paths };
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
    const slot = slotOf(hash);
    if (count <= (best[slot] ?? 0)) continue;
    best[slot] = count;
    checks[slot] = checkOfFeature(hash);
  }
  return checks;
}

interface Parts {
  readonly spelling: number[];
  readonly signs: number[];
}

/** Most of an example's features, of those that have a slot. */
function dropSome(
  { features, spelling }: Example,
  checks: Uint8Array,
  random: () => number,
): Parts {
  const parts: Parts = { spelling: [], signs: [] };
  features.forEach((hash, i) => {
    if (checks[slotOf(hash)] !== checkOfFeature(hash) || random() < DROPOUT) return;
    (i < spelling ? parts.spelling : parts.signs).push(hash);
  });
  return parts;
}

function slotOf(hash: number): number {
  return slotAt(hash) / SLOT_WORDS;
}

function rowsOf(hashes: readonly number[], bits: number): Rows['spelling'] {
  return hashes.map((hash) => rowOfFeature(hash, bits));
}

function pack(
  choices: readonly Plan[],
  checks: Uint8Array,
  category: Classifier,
  tables: readonly Classifier[],
): Fitted {
  const width = category.width;
  const { scale, weights } = quantise(category.weights);
  const slots = new Uint8Array(SLOTS * SLOT_BYTES);
  for (let slot = 0; slot < SLOTS; slot++) {
    slots[slot * SLOT_BYTES] = checks[slot] ?? 0;
    for (let k = 0; k < width; k++) {
      slots[slot * SLOT_BYTES + 1 + k] = (weights[slot * width + k] ?? 0) + ZERO;
    }
  }
  const meta = {
    categoryBias: CATEGORIES.map((name, k) =>
      round((category.bias[k] ?? 0) + (CONSUMER_SHIFT[name] ?? 0)),
    ),
    categoryScale: scale,
    choices: choices.map((plan, i) => ({
      ...plan,
      bias: Array.from(tables[i]?.bias ?? [], round),
    })),
  };
  const starts = tableStarts(meta.choices);
  const all = new Float32Array(starts.at(-1) ?? 0);
  meta.choices.forEach(({ options }, i) => {
    if (options.length > 1) all.set(tables[i]?.weights ?? [], starts[i]);
  });
  const rounded = quantise(all);
  return { meta: { ...meta, choiceScale: rounded.scale }, slots, rows: rounded.weights };
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
