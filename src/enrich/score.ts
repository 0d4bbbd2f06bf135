/** Scores the evidence for a merchant alias: log-odds by weights fitted on development data. */

import type { Evidence } from './evidence.ts';
import { BIAS, WEIGHTS } from './weights.ts';

const LENGTH_MAX = 14;
const PART_COVERAGE = 0.8;
const POPULARITY_KNOWN = 5;
const SUPPORT_POPULARITY_MIN = 4;

/** The features of one alias in one text, each 0 or 1 or a small number. */
export function featuresOfEvidence(e: Evidence): Record<keyof typeof WEIGHTS, number> {
  const isWhole = e.coverage > 0.999;
  const isStart = e.run === 0 && e.before === 0;
  const isKnown = e.popularity >= POPULARITY_KNOWN;
  return {
    weak: flag(e.isWeak),
    weakWhole: flag(e.isWeak && isWhole),
    weakSupported: flag(e.isWeak && isSupported(e)),
    weakStart: flag(e.isWeak && isStart),
    weakPopularity: e.isWeak ? e.popularity : 0,
    length: Math.min(e.length, LENGTH_MAX),
    short: flag(e.length <= 4),
    tokens: Math.min(e.tokens - 1, 3),
    joined: flag(e.isJoined),
    coverage: e.coverage,
    whole: flag(isWhole),
    curated: flag(e.isCurated),
    canonical: flag(e.isCanonical),
    popularity: e.popularity,
    countryFits: flag(e.country > 0),
    countryDiffers: flag(e.country < 0),
    countryDiffersKnown: flag(e.country < 0 && isKnown),
    start: flag(isStart),
    secondRun: flag(e.run === 1),
    laterRun: flag(e.run > 1),
    before: Math.min(e.before, 2),
    after: Math.min(e.after, 3),
    foreign: Math.min(e.foreign, 3),
    weakForeign: e.isWeak ? Math.min(e.foreign, 3) : 0,
    singleForeign: flag(!e.isWeak && e.tokens === 1 && e.foreign > 0),
    weakPart: flag(e.isWeak && e.coverage < PART_COVERAGE),
    number: flag(e.hasNumber),
    wordsAgree: flag(e.words > 0),
    wordsDiffer: flag(e.words < 0),
    wordsDifferPart: flag(e.words < 0 && !isWhole),
    person: flag(e.isPerson),
    ordinary: flag(e.isOrdinary),
    ordinaryPart: flag(e.isOrdinary && !isWhole),
    place: flag(e.isPlaceName),
    ...wordingFeatures(e, isWhole, isKnown),
    given: flag(e.hasGivenName),
    facilitator: flag(e.hasFacilitator),
    facilitatorPart: flag(e.hasFacilitator && !isWhole),
  };
}

/** What transfers, rent and the bank's own words say for or against a merchant. */
function wordingFeatures(e: Evidence, isWhole: boolean, isKnown: boolean) {
  return {
    transfer: flag(e.isTransfer),
    transferWeak: flag(e.isTransfer && e.isWeak),
    transferPart: flag(e.isTransfer && !isWhole),
    transferKnown: flag(e.isTransfer && isWhole && !e.isWeak && isKnown && !e.hasGivenName),
    transferGiven: flag(e.isTransfer && e.hasGivenName),
    rent: flag(e.isRent),
    wording: flag(e.isBankWording),
    salary: flag(e.isSalary),
    wordingAgrees: flag(e.isWordingAgreed),
    wordingBehind: flag(e.isBeforeWording),
    legalForm: flag(e.hasLegalForm),
    placeBehind: flag(e.hasPlaceBehind),
    weakPlaceBehind: flag(e.isWeak && e.hasPlaceBehind),
    wordingWeak: flag(e.isBankWording && e.isWeak),
  };
}

/** A weak alias at the start, of a well-known brand of that country or with a branch number. */
function isSupported(e: Evidence): boolean {
  if (e.run > 0 || e.before > 0 || e.popularity < SUPPORT_POPULARITY_MIN) return false;
  return e.country > 0 || (e.hasNumber && e.country === 0);
}

/** Log-odds that the merchant is right. */
export function scoreEvidence(e: Evidence): number {
  const features = featuresOfEvidence(e);
  let score = BIAS;
  for (const name of NAMES) score += WEIGHTS[name] * features[name];
  return score;
}

const NAMES = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];

function flag(value: boolean): number {
  return value ? 1 : 0;
}
