/** What stands around an alias: words of a trade, a street or a longer place name. */

import { type Analysis, isWord } from './analysis.ts';
import type { Category } from './item.ts';
import type { WordRow } from './knowledge/decode.ts';
import { type Hit, Kind } from './knowledge/lexicon.ts';
import { textOf } from './read.ts';
import { STREET_BEFORE, STREET_BEHIND } from './street.ts';

/** Whether a longer place name holds the alias: `APPLE VALLEY`. */
export function isPartOfPlace(analysis: Analysis, hit: Hit): boolean {
  return analysis.hits.some(
    (other) =>
      other.kind === Kind.place &&
      other.first <= hit.first &&
      other.last >= hit.last &&
      other.last - other.first > hit.last - hit.first,
  );
}

/** Whether the alias is the name of a street: `ASDA STREET`, `CALLE ZARA`. */
export function isStreet(analysis: Analysis, hit: Hit): boolean {
  const next = analysis.reading.tokens[hit.last + 1];
  if (isWord(next) && STREET_BEHIND.has(textOf(analysis.reading, next))) return true;
  const before = analysis.reading.tokens[hit.first - 1];
  return isWord(before) && STREET_BEFORE.has(textOf(analysis.reading, before));
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
  for (const other of analysis.hits) {
    if (other.first > index) break;
    if (other.last < index) continue;
    if (other.first < hit.first && other.last >= hit.first) continue;
    if (other.kind === Kind.department) return true;
    if (other.kind !== Kind.word) continue;
    const word = analysis.knowledge.tables.words[other.id];
    if (word && isSameTrade(analysis, word, hit)) return true;
  }
  return false;
}

/** 1 when words or the client's code name the merchant's trade, -1 when they name another. */
export function fitWords(analysis: Analysis, hit: Hit, first: number, last: number): number {
  const category = analysis.knowledge.merchants.category(hit.id);
  if (hintedCategory(analysis) === category) return 1;
  let fit = 0;
  for (const other of analysis.hits) {
    if (other.first < first || other.last > last) continue;
    if (other.first <= hit.last && other.last >= hit.first) continue;
    if (other.kind === Kind.department) return Math.max(fit, 0);
    if (other.kind !== Kind.word) continue;
    const word = analysis.knowledge.tables.words[other.id];
    if (!word) continue;
    if (isSameTrade(analysis, word, hit)) return 1;
    if (word.weight >= 2) fit = -1;
  }
  return fit;
}

/** The category of the code that the client sent along, or null. */
function hintedCategory(analysis: Analysis): string | null {
  const { mcc } = analysis.transaction;
  return mcc === undefined ? null : (analysis.knowledge.tables.mccCategory[mcc] ?? null);
}
