/** Scores the evidence for a merchant alias: log-odds by weights fitted on development data. */

import type { Evidence } from './evidence.ts';
import { BIAS, WEIGHTS } from './weights.ts';

export type Weights = Readonly<Record<keyof typeof WEIGHTS, number>>;

const LENGTH_MAX = 14;
const SHORT_LENGTH_MAX = 4;
const TOKENS_MAX = 3;
const BEFORE_MAX = 2;
const WORDS_MAX = 3;
const WHOLE_COVERAGE_MIN = 0.999;
const PART_COVERAGE = 0.8;
const HALF_COVERAGE = 0.5;
const MANY_FOREIGN_MIN = 2;
const POPULARITY_KNOWN = 5;
const SUPPORT_POPULARITY_MIN = 4;

/** Log-odds that the merchant is right. */
export function scoreEvidence(e: Evidence): number {
  return BIAS + sumWeights(e, WEIGHTS);
}

/**
 * The sum of the weights of all features, each taken as often as its feature says, mostly once or
 * not at all. Written out, not as a table of functions: it runs for every candidate.
 */
function sumWeights(e: Evidence, w: Weights): number {
  const { span } = e;
  const isWhole = e.coverage > WHOLE_COVERAGE_MIN;
  const isStart = span.run === 0 && span.before === 0;
  const isKnown = e.popularity >= POPULARITY_KNOWN;
  let score =
    w.length * Math.min(span.length, LENGTH_MAX) +
    w.tokens * Math.min(e.tokens - 1, TOKENS_MAX) +
    w.coverage * e.coverage +
    w.popularity * e.popularity +
    w.before * Math.min(span.before, BEFORE_MAX) +
    w.after * Math.min(span.after, WORDS_MAX) +
    w.foreign * Math.min(e.foreign, WORDS_MAX);
  if (e.isWeak) {
    score += sumOfWeak(e, w, isWhole, isStart);
  } else if (e.tokens === 1 && e.foreign > 0) {
    score += w.singleForeign;
  }
  if (span.length <= SHORT_LENGTH_MAX) score += w.short;
  if (e.isJoined) score += w.joined;
  if (isWhole) score += w.whole;
  if (e.isCurated) score += w.curated;
  if (e.isCanonical) score += w.canonical;
  if (e.country > 0) score += w.countryFits;
  if (e.country < 0) score += isKnown ? w.countryDiffers + w.countryDiffersKnown : w.countryDiffers;
  if (isStart) score += w.start;
  if (span.run === 1) score += w.secondRun;
  if (span.run > 1) score += w.laterRun;
  if (span.hasNumber) score += w.number;
  if (e.words > 0) score += w.wordsAgree;
  if (e.words < 0) score += isWhole ? w.wordsDiffer : sumOfOtherTrade(e, w);
  if (e.foreign >= MANY_FOREIGN_MIN) score += w.foreignMany;
  if (e.coverage < HALF_COVERAGE) score += w.half;
  if (span.isPerson) score += w.person;
  if (span.isPersonNear) score += w.personNear;
  if (span.isOrdinary) score += isWhole ? w.ordinary : w.ordinary + w.ordinaryPart;
  if (span.isPlaceName) score += w.place;
  if (span.hasGivenName) score += w.given;
  if (e.hasFacilitator) {
    score += isWhole ? w.facilitator : w.facilitator + w.facilitatorPart;
    if (e.foreign > 0) score += w.facilitatorForeign;
  }
  if (e.isTransfer) {
    score += isWhole ? w.transfer : w.transfer + w.transferPart;
    if (isWhole && !e.isWeak && isKnown && !span.hasGivenName) score += w.transferKnown;
    if (span.hasGivenName) score += w.transferGiven;
  }
  if (e.isRent) score += w.rent;
  if (e.isBankWording) score += w.wording;
  if (e.isSalary) score += w.salary;
  if (e.isWordingAgreed) score += w.wordingAgrees;
  if (e.isBeforeWording) score += w.wordingBehind;
  if (span.hasLegalForm) score += w.legalForm;
  if (span.hasPlaceBehind) score += w.placeBehind;
  return score;
}

/** Words of another trade beside the alias: of a small shop that bears a brand's name. */
function sumOfOtherTrade(e: Evidence, w: Weights): number {
  const score = w.wordsDiffer + w.wordsDifferPart + w.wordsDifferPopularity * e.popularity;
  const isBefore = e.span.before > 0;
  return score + (e.foreign > 0 ? w.wordsDifferForeign : 0) + (isBefore ? w.wordsDifferBefore : 0);
}

function sumOfWeak(e: Evidence, w: Weights, isWhole: boolean, isStart: boolean): number {
  const foreign = Math.min(e.foreign, WORDS_MAX);
  let score = w.weak + w.weakPopularity * e.popularity + w.weakForeign * foreign;
  if (isWhole) score += w.weakWhole;
  if (isSupported(e)) score += w.weakSupported;
  if (isStart) score += w.weakStart;
  if (e.coverage < PART_COVERAGE) score += w.weakPart;
  if (e.span.hasPlaceBehind) score += w.weakPlaceBehind;
  if (e.isTransfer) score += w.transferWeak;
  if (e.isBankWording) score += w.wordingWeak;
  if (e.isWordingAgreed) score += w.wordingAgreesWeak;
  return score;
}

/** A weak alias at the start, of a well-known brand of that country or with a branch number. */
function isSupported(e: Evidence): boolean {
  const { span } = e;
  if (span.run > 0 || span.before > 0 || e.popularity < SUPPORT_POPULARITY_MIN) return false;
  return e.country > 0 || (span.hasNumber && e.country === 0);
}

const NAMES = Object.keys(WEIGHTS);
const UNITS = NAMES.map(onlyWeight);

/** Every feature by its weight's name, for fitting: the sum by that weight alone. */
export function featuresOfEvidence(e: Evidence): Record<string, number> {
  return Object.fromEntries(UNITS.map((unit, i) => [NAMES[i], sumWeights(e, unit)]));
}

function onlyWeight(only: string): Weights {
  const pairs = NAMES.map((name) => [name, name === only ? 1 : 0]);
  return Object.fromEntries(pairs) as unknown as Weights;
}
