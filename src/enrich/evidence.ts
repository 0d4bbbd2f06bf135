/** Weighs what speaks for and against one merchant alias in one text. */

import { type Analysis, hasSense, hitsOf, isWord, Label } from './analysis.ts';
import { CANONICAL, CURATED, type Hit, Kind, TOKENS_SHIFT, WEAK } from './knowledge/lexicon.ts';
import { CJK, DIGITS, type Token } from './read.ts';
import { isIdle, type Run } from './runs.ts';
import { fitWords, isAgreeing, isPartOfPlace, isStreet } from './surroundings.ts';
import { wordingOf } from './wording.ts';

export interface Evidence {
  readonly isWeak: boolean;
  readonly isCanonical: boolean;
  readonly isCurated: boolean;
  /** Letters and digits of the alias, as found. */
  readonly length: number;
  readonly tokens: number;
  /** The alias is written with other blanks than it has. */
  readonly isJoined: boolean;
  /** Share of the run's identity that the alias covers, 0 to 1. */
  readonly coverage: number;
  /** 0: in the first run; 1 and more: in a later one. */
  readonly run: number;
  /** Name words of the run before and after the alias. */
  readonly before: number;
  readonly after: number;
  /** Of the words after, those that are no place and do not name the merchant's trade. */
  readonly foreign: number;
  /** 0 to 7. */
  readonly popularity: number;
  /** 1 the text's country has it, -1 it has not, 0 unknown or worldwide. */
  readonly country: number;
  /** A store number stands right behind it. */
  readonly hasNumber: boolean;
  /** Words around it sell what the merchant sells (1) or something else (-1). */
  readonly words: number;
  /** The tokens around it read as a person's name. */
  readonly isPerson: boolean;
  /** The same in a longer run, and no card purchase. */
  readonly isPersonNear: boolean;
  /** Every token is an ordinary word, a place or a person's name. */
  readonly isOrdinary: boolean;
  /** It is part of a longer place name or names a street. */
  readonly isPlaceName: boolean;
  readonly isTransfer: boolean;
  readonly isRent: boolean;
  readonly isBankWording: boolean;
  readonly isSalary: boolean;
  /** The bank's wording and the merchant speak for one category. */
  readonly isWordingAgreed: boolean;
  /** The bank's wording stands behind it. */
  readonly isBeforeWording: boolean;
  /** A legal form stands right behind it. */
  readonly hasLegalForm: boolean;
  /** A place's name stands right behind it. */
  readonly hasPlaceBehind: boolean;
  /** Other runs hold a given name. */
  readonly hasGivenName: boolean;
  /** It stands behind a payment facilitator. */
  readonly hasFacilitator: boolean;
}

/** A web address or other contact counts like a run far behind. */
const OUTSIDE_RUNS = 2;

/** Collects the evidence for one merchant hit. */
export function weighEvidence(analysis: Analysis, hit: Hit, runs: readonly Run[]): Evidence {
  const { merchants } = analysis.knowledge;
  const index = runs.findIndex((run) => run.first <= hit.last && run.last >= hit.first);
  const touched = runs.filter((run) => run.first <= hit.last && run.last >= hit.first);
  const first = touched[0]?.first ?? hit.first;
  const last = touched.at(-1)?.last ?? hit.last;
  const length = lengthOf(analysis, hit);
  return {
    isWeak: (hit.flags & WEAK) !== 0,
    isCanonical: (hit.flags & CANONICAL) !== 0,
    isCurated: (hit.flags & CURATED) !== 0,
    length,
    tokens: hit.last - hit.first + 1,
    isJoined: hit.flags >>> TOKENS_SHIFT !== Math.min(7, hit.last - hit.first + 1),
    coverage: coverageOf(analysis, hit, touched, length),
    run: index < 0 ? OUTSIDE_RUNS : index,
    before: countWords(analysis, first, hit.first - 1),
    after: countWords(analysis, hit.last + 1, last),
    foreign: countForeign(analysis, hit, last),
    popularity: merchants.popularity(hit.id),
    country: fitCountry(analysis, hit.id),
    hasNumber: hasNumberBehind(analysis, hit),
    words: fitWords(analysis, hit, first, last),
    isPerson: isPersonAround(analysis, hit, first, last),
    isPersonNear: analysis.type !== 'purchase' && isPersonNear(analysis, hit),
    isOrdinary: isOrdinary(analysis, hit),
    isPlaceName: isPartOfPlace(analysis, hit) || isStreet(analysis, hit),
    isTransfer: analysis.isTransferToPerson,
    isRent: analysis.isRent,
    isBankWording: analysis.isBankWording,
    isSalary: analysis.type === 'salary',
    isWordingAgreed:
      analysis.isBankWording && wordingOf(analysis.type).category === merchants.category(hit.id),
    isBeforeWording: analysis.isBankWording && analysis.labelAt > hit.last,
    hasLegalForm: hasSense(analysis, Kind.legal, hit.last + 1, hit.last + 1),
    hasPlaceBehind: hasPlaceBehind(analysis, hit),
    hasGivenName: hasGivenNameBeside(analysis, hit),
    hasFacilitator: analysis.intermediaries.length > 0,
  };
}

function lengthOf(analysis: Analysis, hit: Hit): number {
  let length = 0;
  for (let i = hit.first; i <= hit.last; i++) {
    const token = analysis.reading.tokens[i] as Token;
    length += (token.to - token.from) * (token.kind === CJK ? 2 : 1);
  }
  return length;
}

/** What the alias covers of its run; words that agree with what it sells do not count against it. */
function coverageOf(analysis: Analysis, hit: Hit, touched: readonly Run[], length: number): number {
  let rest = 0;
  for (const run of touched) {
    for (let i = run.first; i <= run.last; i++) {
      if (i >= hit.first && i <= hit.last) continue;
      if (isIdle(analysis, i) || isAgreeing(analysis, hit, i)) continue;
      const token = analysis.reading.tokens[i] as Token;
      const share = isInPlace(analysis, hit, i) ? PLACE_SHARE : 1;
      rest += (token.to - token.from) * (token.kind === CJK ? 2 : 1) * share;
    }
  }
  return length / (length + rest);
}

/** What a place's name behind the alias counts against it: it is mostly the branch. */
const PLACE_SHARE = 0.35;

function isInPlace(analysis: Analysis, hit: Hit, index: number): boolean {
  if (index < hit.first) return false;
  for (const place of hitsOf(analysis, Kind.place)) {
    if (place.first > index) break;
    if (place.first > hit.last && place.last >= index) return true;
  }
  return false;
}

function countWords(analysis: Analysis, first: number, last: number): number {
  let words = 0;
  for (let i = first; i <= last; i++) {
    if (analysis.labels[i] === Label.name && !isIdle(analysis, i)) words++;
  }
  return words;
}

function countForeign(analysis: Analysis, hit: Hit, last: number): number {
  let words = 0;
  for (let i = hit.last + 1; i <= last; i++) {
    if (analysis.labels[i] !== Label.name || isIdle(analysis, i)) continue;
    if (!isInPlace(analysis, hit, i) && !isAgreeing(analysis, hit, i)) words++;
  }
  return words;
}

function hasPlaceBehind(analysis: Analysis, hit: Hit): boolean {
  const next = hit.last + 1;
  if (analysis.labels[next] === Label.place) return true;
  if (isIdle(analysis, next) || hasSense(analysis, Kind.given, next, next)) return false;
  return isInPlace(analysis, hit, next);
}

function fitCountry(analysis: Analysis, merchant: number): number {
  const countries = analysis.knowledge.merchants.countries(merchant);
  if (countries.size === 0) return 0;
  const stated = analysis.location.country ?? analysis.transaction.country ?? null;
  if (stated !== null) return countries.has(stated) ? 1 : -1;
  if (analysis.hinted.size > 0) {
    return [...analysis.hinted].some((country) => countries.has(country)) ? 1 : -1;
  }
  return hasPlaceOf(analysis, countries) ? 1 : 0;
}

/** Whether the text ends with the name of a place in one of the countries. */
function hasPlaceOf(analysis: Analysis, countries: ReadonlySet<string>): boolean {
  const { labels, knowledge } = analysis;
  let end = labels.length - 1;
  while (end > 0 && labels[end] !== Label.name) end--;
  for (const hit of hitsOf(analysis, Kind.place)) {
    if (hit.last !== end || hit.first === 0) continue;
    if (countries.has(knowledge.places.country(hit.id))) return true;
  }
  return false;
}

function hasNumberBehind(analysis: Analysis, hit: Hit): boolean {
  const next = analysis.reading.tokens[hit.last + 1];
  return next !== undefined && next.kind === DIGITS && next.to - next.from >= 2;
}

/** Whether the alias is half of a person's name, in a run of at most three words. */
function isPersonAround(analysis: Analysis, hit: Hit, first: number, last: number): boolean {
  return last - first <= 2 && isPersonNear(analysis, hit);
}

const COMMA = 44;
const HYPHEN = 45;

/** Whether the words right beside a one-word alias make it part of a person's name. */
function isPersonNear(analysis: Analysis, hit: Hit): boolean {
  if (hit.first !== hit.last) return false;
  const at = hit.first;
  const { tokens } = analysis.reading;
  const isSurname = hasSense(analysis, Kind.surname, at, at);
  for (const i of [at - 1, at + 1]) {
    const token = tokens[i];
    if (!isWord(token) || analysis.labels[i] !== Label.name) continue;
    const later = tokens[Math.max(i, at)] as Token;
    if (later.mark !== 0 && later.mark !== COMMA && later.mark !== HYPHEN) continue;
    const isInitial = token.to - token.from === 1;
    const isNameWord = !hasSense(analysis, Kind.word, i, i);
    if (isNameWord && hasSense(analysis, Kind.given, i, i)) return true;
    if (isSurname && i < at && isInitial) return true;
    if (later.mark === HYPHEN && later.blanks === 0 && hasSense(analysis, Kind.surname, i, i))
      return true;
    if (hasSense(analysis, Kind.given, at, at) && hasSense(analysis, Kind.surname, i, i))
      return true;
  }
  return false;
}

function hasGivenNameBeside(analysis: Analysis, hit: Hit): boolean {
  for (let i = 0; i < analysis.labels.length; i++) {
    if (i >= hit.first && i <= hit.last) continue;
    if (analysis.labels[i] !== Label.name || !hasSense(analysis, Kind.given, i, i)) continue;
    if (!hasSense(analysis, Kind.word, i, i)) return true;
  }
  return false;
}

function isOrdinary(analysis: Analysis, hit: Hit): boolean {
  for (let i = hit.first; i <= hit.last; i++) {
    const known =
      hasSense(analysis, Kind.common, i, i) ||
      hasSense(analysis, Kind.place, i, i) ||
      hasSense(analysis, Kind.given, i, i) ||
      hasSense(analysis, Kind.surname, i, i) ||
      hasSense(analysis, Kind.word, i, i) ||
      isIdle(analysis, i);
    if (!known) return false;
  }
  return true;
}
