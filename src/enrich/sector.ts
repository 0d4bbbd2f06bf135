/** Category and MCC of a name that no record knows: the model weighs its words and letters. */

import type { Analysis } from './analysis.ts';
import type { Category } from './item.ts';
import { guessCode } from './model.ts';
import { readTrades } from './trade.ts';

export interface Sector {
  readonly category: Category;
  readonly mcc: string | null;
  /** 0 to 1: how sure the category is. */
  readonly probability: number;
}

const NOTHING: Sector = { category: 'Unknown', mcc: null, probability: 0 };
const PROBABILITY_MIN = 0.25;
const HINT_PROBABILITY = 0.9;

/**
 * The sector that the name's words or the model speak for. A code that the client sent along is
 * evidence: it stands where words and model are less sure.
 */
export function guessSector(analysis: Analysis): Sector {
  const own = readSector(analysis);
  const { mcc } = analysis;
  const category = mcc === null ? undefined : analysis.knowledge.tables.mccCategory[mcc];
  if (mcc === null || category === undefined) return own;
  if (own.category === category) return { ...own, probability: Math.max(own.probability, 0.9) };
  return own.probability >= HINT_PROBABILITY
    ? own
    : { category, mcc, probability: HINT_PROBABILITY };
}

function readSector(analysis: Analysis): Sector {
  const trades = readTrades(analysis);
  const guess = guessCode(analysis.knowledge.model, analysis, trades, PROBABILITY_MIN);
  if (!guess || guess.category === 'Unknown') return NOTHING;
  for (const { word } of trades) {
    if (word.mcc === guess.mcc && word.category !== guess.category) {
      return { category: word.category, mcc: word.mcc, probability: guess.probability };
    }
  }
  return guess;
}
