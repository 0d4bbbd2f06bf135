/** Turns scores into probabilities by fitted, versioned curves. */

import type { Analysis } from './analysis.ts';
import type { CleanName } from './name.ts';
import type { Sector } from './sector.ts';

/** The highest confidence short of certainty, which only an exact known merchant has. */
const CONFIDENCE_MAX = 0.99;

/** The confidence of a known merchant by its score in log-odds. */
export function calibrateKnown(score: number): number {
  return round(1 / (1 + Math.exp(-score)));
}

/** The confidence of a cleaned name that no record knows. */
export function calibrateName(analysis: Analysis, name: CleanName, sector: Sector): number {
  let score = 0.2;
  if (name.letters >= 6) score += 0.3;
  if (analysis.location.city !== null) score += 0.3;
  if (analysis.intermediaries.length > 0) score += 0.3;
  if (sector.probability > 0.5) score += 0.3;
  if (name.last - name.first >= 4) score -= 0.6;
  return round(1 / (1 + Math.exp(-score)));
}

function round(probability: number): number {
  return Math.min(CONFIDENCE_MAX, Math.max(0, Math.round(probability * 100) / 100));
}
