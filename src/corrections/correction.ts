/** What a correction is: which descriptors it is for, and what it says about them. */

import type { Category } from '../enrich/item.ts';

/** One way to choose descriptors; the value is as `normalizeMatch` leaves it. */
export interface CorrectionMatch {
  readonly kind: MatchKind;
  readonly value: string;
}

/** From the most to the least specific; the first that matches decides. */
export const MATCH_KINDS = ['normalized', 'contains', 'merchant_id'] as const;

export type MatchKind = (typeof MATCH_KINDS)[number];

/** What is said instead; an absent field stays the engine's where it still can be true. */
export interface Changes {
  readonly merchant?: string | null;
  readonly domain?: string | null;
  readonly category?: Category;
  readonly mcc_code?: string | null;
  readonly is_subscription?: boolean;
}

export interface Correction {
  readonly match: CorrectionMatch;
  readonly set: Changes;
}

/** Corrections of one tenant. */
export const correctionsMax = 10_000;

/** Characters of a merchant's name, and of the text of a match. */
export const merchantCharactersMax = 200;
export const matchCharactersMax = 1024;

/** Characters that `contains` needs once folded: one alone would match nearly everything. */
export const containsCharactersMin = 2;
