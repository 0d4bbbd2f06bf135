/** What stands around an alias: words of a trade, a street or a longer place name. */

import { type Analysis, hitsOf, isWord, Label } from './analysis.ts';
import type { Category } from './item.ts';
import type { WordRow } from './knowledge/decode.ts';
import { type Hit, Kind } from './knowledge/lexicon.ts';
import { tokenAt } from './read.ts';
import { isIdle } from './runs.ts';
import { STREET_BEFORE, STREET_BEHIND } from './street.ts';

/** Whether a longer place name holds the alias: `APPLE VALLEY`. */
export function isPartOfPlace(analysis: Analysis, hit: Hit): boolean {
  for (const other of hitsOf(analysis, Kind.place)) {
    if (other.first > hit.first) break;
    if (other.last >= hit.last && other.last - other.first > hit.last - hit.first) return true;
  }
  return false;
}

/** Whether a clear trade's longer wording holds the alias: `PERSONAL TRAINER`. */
export function isInsideTrade(analysis: Analysis, { first, last }: Hit): boolean {
  const { words } = analysis.knowledge.tables;
  return hitsOf(analysis, Kind.word).some(
    (other) =>
      other.first <= first &&
      other.last >= last &&
      other.last - other.first > last - first &&
      (words[other.id]?.weight ?? 0) >= SURE_WEIGHT,
  );
}

/** Whether the alias is the name of a street: `ASDA STREET`, `CALLE ZARA`. */
export function isStreet(analysis: Analysis, hit: Hit): boolean {
  const next = analysis.reading.tokens[hit.last + 1];
  if (isWord(next) && STREET_BEHIND.holds(next)) return true;
  const before = tokenAt(analysis.reading.tokens, hit.first - 1);
  return isWord(before) && STREET_BEFORE.holds(before);
}

/** Categories that hold many trades: there the codes must agree in their first two digits. */
const BROAD: ReadonlySet<Category> = new Set([
  'Shopping',
  'Fees & Charges',
  'Transportation',
  'Entertainment',
]);

function isSameTrade(analysis: Analysis, word: WordRow, hit: Hit): boolean {
  const { merchants } = analysis.knowledge;
  if (word.category !== merchants.category(hit.id)) return false;
  const mcc = merchants.mcc(hit.id);
  return !BROAD.has(word.category) || mcc === null || mcc.slice(0, 2) === word.mcc.slice(0, 2);
}

/** Whether a word beside the alias names the merchant's own trade or one of its departments. */
export function isAgreeing(analysis: Analysis, hit: Hit, index: number): boolean {
  for (const other of hitsOf(analysis, Kind.department)) {
    if (isAround(other, index) && !runsInto(other, hit) && isNextTo(analysis, other, hit))
      return true;
  }
  for (const other of hitsOf(analysis, Kind.word)) {
    if (!isAround(other, index) || runsInto(other, hit)) continue;
    const word = analysis.knowledge.tables.words[other.id];
    if (word && isSameTrade(analysis, word, hit)) return true;
  }
  return false;
}

/** A department stands right beside its brand: `MORRISONS CAFE`, not `MORRISONS YARD BISTRO`. */
function isNextTo(analysis: Analysis, other: Hit, hit: Hit): boolean {
  const from = Math.min(other.last, hit.last) + 1;
  const to = Math.max(other.first, hit.first);
  for (let i = from; i < to; i++) {
    if (analysis.labels[i] === Label.name && !isIdle(analysis, i)) return false;
  }
  return true;
}

function isAround(hit: Hit, index: number): boolean {
  return hit.first <= index && hit.last >= index;
}

/** Whether a sense starts before the alias and reaches into it. */
function runsInto(other: Hit, hit: Hit): boolean {
  return other.first < hit.first && other.last >= hit.first;
}

/** 1 when words or the client's code name the merchant's trade, -1 when they name another. */
export function fitWords(analysis: Analysis, hit: Hit, first: number, last: number): number {
  const category = analysis.knowledge.merchants.category(hit.id);
  if (hintedCategory(analysis) === category) return 1;
  let fit = 0;
  const town = townBehind(analysis, hit.last);
  for (const other of hitsOf(analysis, Kind.word)) {
    const word = analysis.knowledge.tables.words[other.id];
    if (!word || !isBeside(other, hit, first, last)) continue;
    if (isSameTrade(analysis, word, hit)) return 1;
    const isInTown = town >= 0 && other.first > town && word.weight < SURE_WEIGHT;
    if (word.weight >= 2 && !isInTown) fit = -1;
  }
  if (fit === 0) return 0;
  for (const other of hitsOf(analysis, Kind.department)) {
    if (isBeside(other, hit, first, last) && isNextTo(analysis, other, hit)) return 0;
  }
  return fit;
}

/** Whether a sense lies within the tokens `first` to `last` and beside the alias. */
function isBeside(other: Hit, hit: Hit, first: number, last: number): boolean {
  if (other.first < first || other.last > last) return false;
  return other.first > hit.last || other.last < hit.first;
}

/** The category of the code that the client sent along, or null. */
function hintedCategory(analysis: Analysis): string | null {
  const { mcc } = analysis;
  return mcc === null ? null : (analysis.knowledge.tables.mccCategory[mcc] ?? null);
}

const SURE_WEIGHT = 3;
const TOWN_SIZE_MIN = 3;
const ORDINARY = (1 << Kind.common) | (1 << Kind.word) | (1 << Kind.generic);

/** The last token of a larger town whose name starts right behind the alias, or -1. */
export function townBehind({ hits, knowledge, senses }: Analysis, last: number): number {
  let end = -1;
  for (const place of hits[Kind.place] ?? []) {
    if (place.first > last + 1) break;
    if (place.first !== last + 1 || knowledge.places.size(place.id) < TOWN_SIZE_MIN) continue;
    if (place.last === place.first && ((senses[place.first] ?? 0) & ORDINARY) !== 0) continue;
    end = Math.max(end, place.last);
  }
  return end;
}

/** `FNAC PARIS FORUM DES HALLES`: what follows the town says where in it. */
export function isBehind(town: number, index: number): boolean {
  return town >= 0 && index > town;
}
