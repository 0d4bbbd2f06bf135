/** Turns scores into probabilities by fitted, versioned curves. */

import { type Analysis, hasSense } from './analysis.ts';
import { KNOWN, NAME } from './curve.ts';
import { Kind } from './knowledge/lexicon.ts';
import type { CleanName } from './name.ts';
import type { Sector } from './sector.ts';

/** The highest confidence short of certainty, which only an exact known merchant has. */
const CONFIDENCE_MAX = 0.99;
const LONG_LETTERS_MIN = 6;
const MANY_WORDS_MIN = 5;
const SECTOR_PROBABILITY_MIN = 0.5;

/** The confidence of a known merchant by its score in log-odds. */
export function calibrateKnown(score: number): number {
  return round(logistic(KNOWN.slope * score + KNOWN.offset));
}

/** The confidence of a cleaned name that no record knows. */
export function calibrateName(analysis: Analysis, name: CleanName, sector: Sector): number {
  const features = nameFeatures(analysis, name, sector);
  let score: number = NAME.bias;
  if (features.long) score += NAME.long;
  if (features.city) score += NAME.city;
  if (features.facilitator) score += NAME.facilitator;
  if (features.sector) score += NAME.sector;
  if (features.manyWords) score += NAME.manyWords;
  if (features.purchase) score += NAME.purchase;
  if (features.ordinary) score += NAME.ordinary;
  if (features.legalForm) score += NAME.legalForm;
  return round(logistic(score));
}

/** What speaks for or against a cleaned name being the merchant's. */
export function nameFeatures(analysis: Analysis, name: CleanName, sector: Sector) {
  return {
    long: name.letters >= LONG_LETTERS_MIN,
    city: analysis.location.city !== null,
    facilitator: analysis.intermediaries.length > 0,
    sector: sector.probability > SECTOR_PROBABILITY_MIN,
    manyWords: name.last - name.first + 1 >= MANY_WORDS_MIN,
    purchase: analysis.type === 'purchase',
    ordinary: hasSense(analysis, Kind.common, name.first, name.first),
    legalForm: hasSense(analysis, Kind.legal, name.last + 1, name.last + 1),
  };
}

function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function round(probability: number): number {
  return Math.min(CONFIDENCE_MAX, Math.max(0, Math.round(probability * 100) / 100));
}
