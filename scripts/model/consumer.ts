/** Made-up descriptors of consumers' shops: a trade's word beside a name, or a name alone. */

import { readFileSync } from 'node:fs';
import type { Sample } from './examples.ts';
import { FACILITATORS } from './facilitators.ts';
import { createRandom } from './random.ts';

const TABLES = new URL('../knowledge/tables/', import.meta.url);
const SEED = 20260917;
const CUT = 22;
const CUT_SHARE = 0.3;
const PREFIX_SHARE = 0.2;
const NAMES_A_FACILITATOR = 60;
const NAMELESS = 6000;
const TRADE_WEIGHT = 2.5;
const NAMELESS_WEIGHT = 0.2;

/** Where consumers' cards are used, by distinct shops. */
const PRIOR: Readonly<Record<string, number>> = {
  'Food & Drink': 34,
  Shopping: 26,
  Groceries: 9,
  Healthcare: 6,
  Entertainment: 7,
  Transportation: 5,
  Travel: 5,
  'Fees & Charges': 3,
  'Gas & Fuel': 2,
  Transfer: 1,
  Utilities: 0.5,
  Software: 1,
  'Digital Services': 0.5,
  'Payroll & Tax': 0.3,
};

/** What a shop sells whose name tells nothing. */
const NAMELESS_SHARES: Readonly<Record<string, number>> = {
  ...{ '5812': 34, '5814': 9, '5813': 7, '5499': 4, '5411': 5, '5462': 2, '5921': 1 },
  ...{ '5651': 7, '5699': 3, '5621': 3, '5947': 4, '5999': 4, '5712': 2, '5944': 2, '5732': 2 },
  ...{ '7230': 3, '7299': 1, '5941': 2, '7011': 3, '7999': 2, '7922': 1, '8011': 2, '7538': 2 },
};

interface Word {
  readonly text: string;
  readonly lang: string;
  readonly mcc: string;
  readonly category: string;
  readonly weight: number;
}

/** The same list in the same order every time. */
export function consumerNames(): Sample[] {
  const random = createRandom(SEED);
  const fillers = readFillers();
  const list: Sample[] = [];
  const push = (raw: string, mcc: string, weight: number) =>
    list.push({ raw, mcc, weight, key: `consumer ${list.length}` });
  const words = readWords();
  const mass = new Map<string, number>();
  for (const word of words) mass.set(word.category, (mass.get(word.category) ?? 0) + word.weight);
  const scale = words.length / 300;
  for (const word of words) {
    const share = ((PRIOR[word.category] ?? 0.1) * scale) / (mass.get(word.category) ?? 1);
    const weight = TRADE_WEIGHT * word.weight * Math.min(3, Math.sqrt(share));
    push(word.text, word.mcc, weight / 2);
    push(spell(compose(word, fillers, random), random), word.mcc, weight);
  }
  for (let i = 0; i < NAMELESS; i++) {
    const mcc = draw(NAMELESS_SHARES, random);
    push(spell(invent(fillers, random), random, 0), mcc, NAMELESS_WEIGHT);
  }
  for (const { prefix, shares } of FACILITATORS) {
    for (let i = 0; i < NAMES_A_FACILITATOR; i++) {
      const raw = prefix + spell(invent(fillers, random), random, 0);
      push(raw, draw(shares, random), NAMELESS_WEIGHT);
    }
  }
  return list;
}

interface Fillers {
  readonly people: readonly string[];
  readonly common: readonly string[];
}

function compose(word: Word, fillers: Fillers, random: () => number): string {
  const name = pick(random() < 0.6 ? fillers.people : fillers.common, random);
  const kind = random();
  if (kind < 0.45) return `${name} ${word.text}`;
  if (kind < 0.7) return `${word.text} ${name}`;
  if (kind < 0.85) return `THE ${name} ${word.text}`;
  return `${name} ${pick(fillers.common, random)} ${word.text}`;
}

function invent(fillers: Fillers, random: () => number): string {
  const one = pick(fillers.common, random);
  const two = pick(random() < 0.5 ? fillers.common : fillers.people, random);
  const kind = random();
  if (kind < 0.2) return `THE ${one} ${two}`;
  if (kind < 0.35) return `${one} & ${two}`;
  if (kind < 0.5) return `${two}'S`;
  if (kind < 0.6) return two;
  if (kind < 0.7) return one;
  if (kind < 0.8) return `${two} ${one} ${pick(fillers.common, random)}`;
  return `${one} ${two}`;
}

/** As a terminal prints it: cut, or behind a facilitator. */
function spell(name: string, random: () => number, prefixes = PREFIX_SHARE): string {
  const text = random() < CUT_SHARE ? name.slice(0, CUT) : name;
  if (random() >= prefixes) return text;
  const { prefix } = FACILITATORS[Math.floor(random() * FACILITATORS.length)] ?? { prefix: '' };
  return prefix + text;
}

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

function draw(shares: Readonly<Record<string, number>>, random: () => number): string {
  const entries = Object.entries(shares);
  let left = random() * entries.reduce((sum, [, share]) => sum + share, 0);
  for (const [mcc, share] of entries) {
    left -= share;
    if (left <= 0) return mcc;
  }
  return entries.at(-1)?.[0] ?? '';
}

function readWords(): Word[] {
  return readRows('words.tsv').map(([text = '', lang = '', mcc = '', category = '', weight]) => ({
    ...{ text, lang, mcc, category },
    weight: Number(weight) / 3,
  }));
}

function readFillers(): Fillers {
  const column = (name: string) => readRows(name).map(([text = '']) => text);
  const trades = new Set(column('words.tsv'));
  const isFree = (text: string) => !trades.has(text);
  return {
    people: column('people.tsv').filter(isFree),
    common: column('common.tsv').filter(isFree),
  };
}

function readRows(name: string): string[][] {
  const lines = readFileSync(new URL(name, TABLES), 'utf8').split('\n').slice(1);
  return lines.filter((line) => line !== '').map((line) => line.split('\t'));
}
