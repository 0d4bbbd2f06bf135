/** Tells a business from a person where the bank's wording says that money was sent. */

import { type Analysis, hasSense, isWord, Label } from './analysis.ts';
import { Kind } from './knowledge/lexicon.ts';
import { textOf } from './read.ts';

const STAR = 42;
const WEIGHT_MIN = 2;
const LEGAL_LETTERS_MIN = 3;
const TITLES = new Set(
  'mr mrs ms miss mstr dr herr frau hr fr sig sra sr srta mme mlle m madame monsieur dhr mevr pan pani'.split(
    ' ',
  ),
);

/** Whether the name tokens hold a trade's word or a legal form, and no title of a person. */
export function isBusiness(analysis: Analysis): boolean {
  const { reading, labels } = analysis;
  let isFound = false;
  for (let i = 0; i < labels.length; i++) {
    const token = reading.tokens[i];
    if (labels[i] !== Label.name || !isWord(token)) continue;
    const text = textOf(reading, token);
    if (TITLES.has(text)) return false;
    if (token.mark === STAR) isFound = true;
    if (text.length >= LEGAL_LETTERS_MIN && hasSense(analysis, Kind.legal, i, i)) isFound = true;
  }
  return isFound || hasTrade(analysis);
}

function hasTrade(analysis: Analysis): boolean {
  return analysis.hits.some((hit) => {
    if (hit.kind !== Kind.word || analysis.labels[hit.first] !== Label.name) return false;
    if ((analysis.knowledge.tables.words[hit.id]?.weight ?? 0) < WEIGHT_MIN) return false;
    return !hasSense(analysis, Kind.surname, hit.first, hit.last);
  });
}
