/** Weighs what speaks for and against one merchant alias in one text. */

import { type Analysis, hitsOf, Label, lastName } from './analysis.ts';
import { CANONICAL, CURATED, type Hit, Kind, TOKENS_SHIFT, WEAK } from './knowledge/lexicon.ts';
import { CJK, type Token } from './read.ts';
import { isIdle } from './runs.ts';
import { isInPlaceBehind, type Span } from './span.ts';
import { fitWords, isAgreeing, isBehind, townBehind } from './surroundings.ts';
import { wordingOf } from './wording.ts';

export interface Evidence {
  /** What stands around the alias, whoever's name it is. */
  readonly span: Span;
  readonly isWeak: boolean;
  readonly isCanonical: boolean;
  readonly isCurated: boolean;
  readonly tokens: number;
  /** The alias is written with other blanks than it has. */
  readonly isJoined: boolean;
  /** Share of the run's identity that the alias covers, 0 to 1. */
  readonly coverage: number;
  /** Of the words after it, those that are no place and do not name the merchant's trade. */
  readonly foreign: number;
  /** 0 to 7. */
  readonly popularity: number;
  /** 1 the text's country has it, -1 it has not, 0 unknown or worldwide. */
  readonly country: number;
  /** Words around it sell what the merchant sells (1) or something else (-1). */
  readonly words: number;
  /** It stands behind a payment facilitator. */
  readonly hasFacilitator: boolean;
  readonly isTransfer: boolean;
  readonly isRent: boolean;
  readonly isSalary: boolean;
  /** The bank speaks for itself: of fees, cash, loans, transfers; not of salary. */
  readonly isBankWording: boolean;
  /** The bank's wording and the merchant speak for one category. */
  readonly isWordingAgreed: boolean;
  /** The bank's wording stands behind it. */
  readonly isBeforeWording: boolean;
}

/** Collects the evidence for one merchant hit; `span` is what stands around its tokens. */
export function weighEvidence(analysis: Analysis, hit: Hit, span: Span): Evidence {
  const { merchants } = analysis.knowledge;
  const isBankWording = analysis.isBankWording && wordingOf(analysis.type).merchant !== 'any';
  const isSalary = analysis.type === 'salary';
  const tokens = hit.last - hit.first + 1;
  const { coverage, foreign } = weighAround(analysis, hit, span);
  return {
    span,
    isWeak: isWeak(hit, span),
    isCanonical: (hit.flags & CANONICAL) !== 0,
    isCurated: (hit.flags & CURATED) !== 0,
    tokens,
    isJoined: isJoined(hit),
    coverage,
    foreign,
    popularity: merchants.popularity(hit.id),
    country: fitCountry(analysis, hit),
    words: fitWords(analysis, hit, span.runFirst, span.runLast),
    hasFacilitator: analysis.intermediaries.length > 0,
    isTransfer: analysis.isTransferToPerson && !isSalary,
    isRent: analysis.isRent,
    isSalary,
    isBankWording,
    isWordingAgreed:
      isBankWording && wordingOf(analysis.type).category === merchants.category(hit.id),
    isBeforeWording: isBankWording && analysis.labelAt > hit.last,
  };
}

/** Whether the alias alone says little: it is short, an ordinary word or a word of a trade. */
export function isWeak(hit: Hit, span: Span): boolean {
  return (hit.flags & WEAK) !== 0 || span.isTradeWord;
}

/** Whether the alias is written with other blanks than it has. */
export function isJoined({ first, last, flags }: Hit): boolean {
  return flags >>> TOKENS_SHIFT !== Math.min(7, last - first + 1);
}

interface Around {
  readonly coverage: number;
  readonly foreign: number;
}

/** Weighs the words around the alias; those that agree with what it sells do not count against it. */
function weighAround(analysis: Analysis, hit: Hit, span: Span): Around {
  let rest = 0;
  let foreign = 0;
  const town = townBehind(analysis, hit.last);
  for (const run of analysis.runs) {
    if (run.first > hit.last || run.last < hit.first) continue;
    for (let i = run.first; i <= run.last; i++) {
      if (i >= hit.first && i <= hit.last) continue;
      if (isIdle(analysis, i) || isAgreeing(analysis, hit, i)) continue;
      const token = analysis.reading.tokens[i] as Token;
      const isBranch =
        i > hit.last && (isInPlaceBehind(analysis, hit.last, i) || isBehind(town, i));
      if (i > hit.last && !isBranch) foreign++;
      rest += (token.to - token.from) * (token.kind === CJK ? 2 : 1) * (isBranch ? PLACE_SHARE : 1);
    }
  }
  return { coverage: span.length / (span.length + rest), foreign };
}

/** What a place's name behind the alias counts against it: it is mostly the branch. */
const PLACE_SHARE = 0.35;

function fitCountry(analysis: Analysis, hit: Hit): number {
  const countries = analysis.knowledge.merchants.countries(hit.id);
  if (countries.size === 0) return 0;
  const stated = analysis.location.country ?? analysis.transaction.country ?? null;
  if (stated !== null) return countries.has(stated) ? 1 : -1;
  if (analysis.hinted.size > 0) {
    for (const country of analysis.hinted) if (countries.has(country)) return 1;
    return -1;
  }
  return hasPlaceOf(analysis, hit, countries) ? 1 : 0;
}

/** Whether a place of one of the countries is named behind the alias or ends the text. */
function hasPlaceOf(analysis: Analysis, hit: Hit, countries: ReadonlySet<string>): boolean {
  const { labels, knowledge } = analysis;
  const end = lastName(analysis);
  for (const place of hitsOf(analysis, Kind.place)) {
    if (place.first === 0 || !countries.has(knowledge.places.country(place.id))) continue;
    if (place.last === end) return true;
    if (place.first > hit.last && labels[place.first] === Label.name && isPlain(analysis, place))
      return true;
  }
  return false;
}

const OTHERWISE = (1 << Kind.common) | (1 << Kind.surname) | (1 << Kind.given) | (1 << Kind.word);

/** Whether the place's name is not also an ordinary word or a person's name. */
function isPlain(analysis: Analysis, { first, last }: Hit): boolean {
  return last > first || ((analysis.senses[first] ?? 0) & OTHERWISE) === 0;
}
