/** The two texts of a descriptor that corrections are compared with. */

import type { Analysis } from '../enrich/analysis.ts';
import { fold } from '../enrich/fold.ts';
import { normalize, normalizeReading } from '../enrich/normalize.ts';
import type { MatchKind } from './correction.ts';

/** A match's value as it is stored and compared; empty when nothing is left to compare. */
export function normalizeMatch(kind: MatchKind, value: string): string {
  if (kind === 'normalized') return normalize(value);
  return kind === 'contains' ? joinBlanks(fold(value).text).trim() : value;
}

/** What `normalized` is compared with. */
export function normalizedOf({ reading }: Analysis): string {
  return normalizeReading(reading);
}

/** What `contains` is compared with: the whole descriptor without case, accents, double blanks. */
export function foldedOf({ reading }: Analysis): string {
  return joinBlanks(reading.text);
}

function joinBlanks(text: string): string {
  return text.replace(/\s+/g, ' ');
}
