/** Scores the evidence for a merchant alias: log-odds by weights fitted on development data. */

import type { Evidence } from './evidence.ts';
import { BIAS, WEIGHTS } from './weights.ts';

const LENGTH_MAX = 14;
const PART_COVERAGE = 0.8;
const POPULARITY_KNOWN = 5;
const SUPPORT_POPULARITY_MIN = 4;

/** The evidence with what several features need. */
interface View {
  readonly e: Evidence;
  readonly isWhole: boolean;
  readonly isStart: boolean;
  readonly isKnown: boolean;
}

export type FeatureName = keyof typeof WEIGHTS;

/** Each feature is 0 or 1 or a small number. */
const FEATURES: Readonly<Record<FeatureName, (v: View) => number>> = {
  weak: (v) => flag(v.e.isWeak),
  weakWhole: (v) => flag(v.e.isWeak && v.isWhole),
  weakSupported: (v) => flag(v.e.isWeak && isSupported(v.e)),
  weakStart: (v) => flag(v.e.isWeak && v.isStart),
  weakPopularity: (v) => (v.e.isWeak ? v.e.popularity : 0),
  length: (v) => Math.min(v.e.length, LENGTH_MAX),
  short: (v) => flag(v.e.length <= 4),
  tokens: (v) => Math.min(v.e.tokens - 1, 3),
  joined: (v) => flag(v.e.isJoined),
  coverage: (v) => v.e.coverage,
  whole: (v) => flag(v.isWhole),
  curated: (v) => flag(v.e.isCurated),
  canonical: (v) => flag(v.e.isCanonical),
  popularity: (v) => v.e.popularity,
  countryFits: (v) => flag(v.e.country > 0),
  countryDiffers: (v) => flag(v.e.country < 0),
  countryDiffersKnown: (v) => flag(v.e.country < 0 && v.isKnown),
  start: (v) => flag(v.isStart),
  secondRun: (v) => flag(v.e.run === 1),
  laterRun: (v) => flag(v.e.run > 1),
  before: (v) => Math.min(v.e.before, 2),
  after: (v) => Math.min(v.e.after, 3),
  foreign: (v) => Math.min(v.e.foreign, 3),
  weakForeign: (v) => (v.e.isWeak ? Math.min(v.e.foreign, 3) : 0),
  singleForeign: (v) => flag(!v.e.isWeak && v.e.tokens === 1 && v.e.foreign > 0),
  weakPart: (v) => flag(v.e.isWeak && v.e.coverage < PART_COVERAGE),
  number: (v) => flag(v.e.hasNumber),
  wordsAgree: (v) => flag(v.e.words > 0),
  wordsDiffer: (v) => flag(v.e.words < 0),
  wordsDifferPart: (v) => flag(v.e.words < 0 && !v.isWhole),
  person: (v) => flag(v.e.isPerson),
  personNear: (v) => flag(v.e.isPersonNear),
  ordinary: (v) => flag(v.e.isOrdinary),
  ordinaryPart: (v) => flag(v.e.isOrdinary && !v.isWhole),
  place: (v) => flag(v.e.isPlaceName),
  given: (v) => flag(v.e.hasGivenName),
  facilitator: (v) => flag(v.e.hasFacilitator),
  facilitatorPart: (v) => flag(v.e.hasFacilitator && !v.isWhole),
  transfer: (v) => flag(v.e.isTransfer),
  transferWeak: (v) => flag(v.e.isTransfer && v.e.isWeak),
  transferPart: (v) => flag(v.e.isTransfer && !v.isWhole),
  transferKnown: (v) =>
    flag(v.e.isTransfer && v.isWhole && !v.e.isWeak && v.isKnown && !v.e.hasGivenName),
  transferGiven: (v) => flag(v.e.isTransfer && v.e.hasGivenName),
  rent: (v) => flag(v.e.isRent),
  wording: (v) => flag(v.e.isBankWording),
  salary: (v) => flag(v.e.isSalary),
  wordingAgrees: (v) => flag(v.e.isWordingAgreed),
  wordingAgreesWeak: (v) => flag(v.e.isWordingAgreed && v.e.isWeak),
  wordingBehind: (v) => flag(v.e.isBeforeWording),
  legalForm: (v) => flag(v.e.hasLegalForm),
  placeBehind: (v) => flag(v.e.hasPlaceBehind),
  weakPlaceBehind: (v) => flag(v.e.isWeak && v.e.hasPlaceBehind),
  wordingWeak: (v) => flag(v.e.isBankWording && v.e.isWeak),
};

const NAMES = Object.keys(FEATURES) as FeatureName[];
const FUNCTIONS = NAMES.map((name) => FEATURES[name]);
const VALUES = Float64Array.from(NAMES, (name) => WEIGHTS[name]);

/** Log-odds that the merchant is right. */
export function scoreEvidence(e: Evidence): number {
  const view = viewOf(e);
  let score = BIAS;
  for (let i = 0; i < FUNCTIONS.length; i++) {
    score += (VALUES[i] ?? 0) * (FUNCTIONS[i]?.(view) ?? 0);
  }
  return score;
}

/** All features by name, for fitting. */
export function featuresOfEvidence(e: Evidence): Record<string, number> {
  const view = viewOf(e);
  return Object.fromEntries(NAMES.map((name) => [name, FEATURES[name](view)]));
}

function viewOf(e: Evidence): View {
  return {
    e,
    isWhole: e.coverage > 0.999,
    isStart: e.run === 0 && e.before === 0,
    isKnown: e.popularity >= POPULARITY_KNOWN,
  };
}

/** A weak alias at the start, of a well-known brand of that country or with a branch number. */
function isSupported(e: Evidence): boolean {
  if (e.run > 0 || e.before > 0 || e.popularity < SUPPORT_POPULARITY_MIN) return false;
  return e.country > 0 || (e.hasNumber && e.country === 0);
}

function flag(value: boolean): number {
  return value ? 1 : 0;
}
