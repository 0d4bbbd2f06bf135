/** What stands in and around a span of tokens, whoever's name the span is. */

import { type Analysis, hasSense, hitsOf, isGivenOnly, isWord, Label } from './analysis.ts';
import { type Hit, Kind } from './knowledge/lexicon.ts';
import { CJK, DIGITS, type Token, tokenAt } from './read.ts';
import { isIdle, type Run } from './runs.ts';
import { STREET_BEHIND } from './street.ts';
import { isPartOfPlace, isStreet } from './surroundings.ts';
import { hasClearTrade } from './trade.ts';

export interface Span {
  readonly first: number;
  readonly last: number;
  /** Letters and digits; a CJK character counts twice. */
  readonly length: number;
  /** Index of the first run that it touches; 2 outside all runs: a web address or other contact. */
  readonly run: number;
  /** The first and the last token of the runs that it touches. */
  readonly runFirst: number;
  readonly runLast: number;
  /** Name words of its runs before and after it. */
  readonly before: number;
  readonly after: number;
  /** A number of two digits or more stands right behind it. */
  readonly hasNumber: boolean;
  /** The tokens around it read as a person's name. */
  readonly isPerson: boolean;
  /** The same in a longer run, and no card purchase. */
  readonly isPersonNear: boolean;
  /** Every token is an ordinary word, a place or a person's name. */
  readonly isOrdinary: boolean;
  /** It is part of a longer place name or names a street. */
  readonly isPlaceName: boolean;
  /** It names a street behind a house number, or a person with the given name behind a comma. */
  readonly isNoName: boolean;
  /** It is exactly a word of a trade. */
  readonly isTradeWord: boolean;
  /** A legal form stands right behind it. */
  readonly hasLegalForm: boolean;
  /** A place's name stands right behind it. */
  readonly hasPlaceBehind: boolean;
  /** Other tokens of the name hold a given name. */
  readonly hasGivenName: boolean;
}

const OUTSIDE_RUNS = 2;
const PERSON_TOKENS_MAX = 3;

/** Describes the span of a hit. */
export function describeSpan(analysis: Analysis, hit: Hit): Span {
  const { first, last } = hit;
  let run = -1;
  let runFirst = first;
  let runLast = last;
  for (let i = 0; i < analysis.runs.length; i++) {
    const each = analysis.runs[i] as Run;
    if (each.first > last || each.last < first) continue;
    if (run < 0) {
      run = i;
      runFirst = each.first;
    }
    runLast = each.last;
  }
  const isNearPerson = isPersonNear(analysis, hit);
  return {
    first,
    last,
    length: lengthOf(analysis, first, last),
    run: run < 0 ? OUTSIDE_RUNS : run,
    runFirst,
    runLast,
    before: countWords(analysis, runFirst, first - 1),
    after: countWords(analysis, last + 1, runLast),
    hasNumber: hasNumberBehind(analysis, last),
    isPerson: isNearPerson && runLast - runFirst < PERSON_TOKENS_MAX,
    isPersonNear: isNearPerson && analysis.type !== 'purchase',
    isOrdinary: isOrdinary(analysis, first, last),
    isPlaceName:
      isStreet(analysis, hit) || isTail(analysis, first, last) || isPartOfPlace(analysis, hit),
    isNoName: isHouse(analysis, hit) || isSurnameFirst(analysis, last + 1),
    isTradeWord: hasClearTrade(analysis, first, last),
    hasLegalForm: hasSense(analysis, Kind.legal, last + 1, last + 1),
    hasPlaceBehind: hasPlaceBehind(analysis, last),
    hasGivenName: hasGivenNameBeside(analysis, hit),
  };
}

/** `289 MARRIOTT DR`. */
function isHouse(analysis: Analysis, { first, last }: Hit): boolean {
  const { tokens } = analysis.reading;
  const [number, street, behind] = [tokenAt(tokens, first - 1), tokens[last + 1], tokens[last + 2]];
  if (number?.kind !== DIGITS || number.glued || !isWord(street)) return false;
  // `ST` before a word is a saint.
  if (street.text === 'st' && isWord(behind) && !isIdle(analysis, last + 2)) return false;
  return STREET_BEHIND.holds(street);
}

/** `LIDL, HILLA` in a transfer. */
function isSurnameFirst(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  if (analysis.type === 'purchase' || !isWord(token) || token.mark !== COMMA) return false;
  return isGivenOnly(analysis, index);
}

/** `AMSTERDAM NL` behind a name is a town and its country, not the town's web address. */
function isTail(analysis: Analysis, first: number, last: number): boolean {
  if (first === 0 || last === first || !hasSense(analysis, Kind.place, first, last - 1))
    return false;
  return (
    hasSense(analysis, Kind.country, last, last) || hasSense(analysis, Kind.region, last, last)
  );
}

/** Letters and digits of the tokens; a CJK character counts twice. */
function lengthOf(analysis: Analysis, first: number, last: number): number {
  let length = 0;
  for (let i = first; i <= last; i++) {
    const token = analysis.reading.tokens[i] as Token;
    length += (token.to - token.from) * (token.kind === CJK ? 2 : 1);
  }
  return length;
}

/** Whether a place's name behind token `last` holds a token. */
export function isInPlaceBehind(analysis: Analysis, last: number, index: number): boolean {
  for (const place of hitsOf(analysis, Kind.place)) {
    if (place.first > index) break;
    if (place.first > last && place.last >= index) return true;
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

function hasPlaceBehind(analysis: Analysis, last: number): boolean {
  const next = last + 1;
  if (analysis.labels[next] === Label.place) return true;
  if (isIdle(analysis, next) || hasSense(analysis, Kind.given, next, next)) return false;
  return isInPlaceBehind(analysis, last, next);
}

function hasNumberBehind(analysis: Analysis, last: number): boolean {
  const next = analysis.reading.tokens[last + 1];
  return next !== undefined && next.kind === DIGITS && next.to - next.from >= 2;
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
    const token = tokenAt(tokens, i);
    if (!isWord(token) || analysis.labels[i] !== Label.name) continue;
    const later = tokens[Math.max(i, at)] as Token;
    if (later.mark !== 0 && later.mark !== COMMA && later.mark !== HYPHEN) continue;
    const isInitial = token.to - token.from === 1;
    if (isInitial && i > at && analysis.isTransferToPerson && later.mark === 0) return true;
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

function hasGivenNameBeside(analysis: Analysis, { first, last }: Hit): boolean {
  for (const given of hitsOf(analysis, Kind.given)) {
    const at = given.first;
    if (given.last !== at || (at >= first && at <= last)) continue;
    if (analysis.labels[at] === Label.name && !hasSense(analysis, Kind.word, at, at)) return true;
  }
  return false;
}

const ORDINARY =
  (1 << Kind.common) |
  (1 << Kind.place) |
  (1 << Kind.given) |
  (1 << Kind.surname) |
  (1 << Kind.word);

function isOrdinary(analysis: Analysis, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) {
    if (((analysis.senses[i] ?? 0) & ORDINARY) === 0 && !isIdle(analysis, i)) return false;
  }
  return true;
}
