/** Category and MCC of a name that no record knows: descriptive words first, then the model. */

import { type Analysis, hitsOf, Label } from './analysis.ts';
import type { Category } from './item.ts';
import type { WordRow } from './knowledge/decode.ts';
import { type Hit, Kind } from './knowledge/lexicon.ts';
import { guessMcc } from './model.ts';
import { DIGITS } from './read.ts';
import { cutWord, wordInside } from './trade.ts';

export interface Sector {
  readonly category: Category;
  readonly mcc: string | null;
  /** 0 to 1: how sure the category is. */
  readonly probability: number;
}

const NOTHING: Sector = { category: 'Unknown', mcc: null, probability: 0 };
const WORD_PROBABILITY = [0, 0.5, 0.75, 0.9];
const MODEL_PROBABILITY_MIN = 0.2;

const HINT_PROBABILITY = 0.7;

/**
 * The sector that the name's words or the model speak for. A code that the client sent along is
 * evidence: it stands where words and model are less sure.
 */
export function guessSector(analysis: Analysis): Sector {
  const own = readSector(analysis);
  const { mcc } = analysis.transaction;
  const category = mcc === undefined ? undefined : analysis.knowledge.tables.mccCategory[mcc];
  if (mcc === undefined || category === undefined) return own;
  if (own.category === category) return { ...own, probability: Math.max(own.probability, 0.9) };
  return own.probability >= HINT_PROBABILITY
    ? own
    : { category, mcc, probability: HINT_PROBABILITY };
}

function readSector(analysis: Analysis): Sector {
  const word = bestWord(analysis) ?? wordInside(analysis) ?? cutWord(analysis);
  if (word && word.weight >= 2) return sectorOfWord(word);
  const modelled = modelSector(analysis, word);
  if (modelled.probability >= MODEL_PROBABILITY_MIN) return modelled;
  return word ? sectorOfWord(word) : NOTHING;
}

function sectorOfWord(word: WordRow): Sector {
  const probability = WORD_PROBABILITY[word.weight] ?? 0.5;
  return { category: word.category, mcc: word.mcc, probability };
}

/** The weightiest descriptive word; of equals the longer, then the later one. */
function bestWord(analysis: Analysis): WordRow | null {
  let best: { word: WordRow; hit: Hit } | null = null;
  for (const hit of hitsOf(analysis, Kind.word)) {
    if (!isInName(analysis, hit)) continue;
    const word = analysis.knowledge.tables.words[hit.id];
    if (!word) continue;
    if (best && compare(word, hit, best.word, best.hit) < 0) continue;
    best = { word, hit };
  }
  return best?.word ?? null;
}

function compare(a: WordRow, hitA: Hit, b: WordRow, hitB: Hit): number {
  if (a.weight !== b.weight) return a.weight - b.weight;
  const longer = hitA.last - hitA.first - (hitB.last - hitB.first);
  return longer !== 0 ? longer : hitA.last - hitB.last;
}

function isInName(analysis: Analysis, hit: Hit): boolean {
  for (let i = hit.first; i <= hit.last; i++) {
    if (analysis.labels[i] !== Label.name) return false;
  }
  return true;
}

/** The model's category: its codes' probabilities added up by category. */
function modelSector(analysis: Analysis, word: WordRow | null): Sector {
  const words = nameWords(analysis);
  const guesses = guessMcc(analysis.knowledge.model, words);
  const [top] = guesses;
  if (!top) return NOTHING;
  const { mccCategory } = analysis.knowledge.tables;
  const category = mccCategory[top.mcc] ?? 'Unknown';
  let probability = 0;
  for (const guess of guesses) {
    if (mccCategory[guess.mcc] === category) probability += guess.probability;
  }
  if (word && word.category === category) probability = Math.min(0.95, probability + 0.3);
  return { category, mcc: top.mcc, probability };
}

/** The folded words of the name, without numbers. */
export function nameWords(analysis: Analysis): string[] {
  const words: string[] = [];
  analysis.reading.tokens.forEach((token, i) => {
    if (token.kind !== DIGITS && analysis.labels[i] === Label.name) {
      words.push(token.text);
    }
  });
  return words;
}
