/** Finds the city that ends at a token: a known one, or one cut off by the field's width. */

import {
  type Analysis,
  countNameLetters,
  firstName,
  hasSense,
  hitsOf,
  isAllName,
  Label,
} from './analysis.ts';
import { type Hit, Kind, WEAK } from './knowledge/lexicon.ts';
import { DIGITS, type Token, tokenAt } from './read.ts';
import { isIdle } from './runs.ts';
import { findPrefix } from './sorted.ts';
import { PARTICLES } from './street.ts';

export interface Place {
  readonly first: number;
  readonly last: number;
  readonly id: number;
  readonly country: string;
  readonly region: string | null;
  /** 0 to 7. */
  readonly size: number;
}

/** What is known of the place from codes behind the city. */
interface Known {
  readonly country: string | null;
  readonly region: string | null;
}

const NAME_LETTERS_MIN = 2;
const GAP_BLANKS = 2;
const COMMA = 44;

/** The longest city name that ends at `last`, fits what is known and leaves a name before it. */
export function cityBefore(analysis: Analysis, last: number, known: Known): Place | null {
  let best: Place | null = null;
  for (const hit of hitsOf(analysis, Kind.place)) {
    if (hit.last !== last) continue;
    if (best && hit.first > best.first) break;
    const place = placeOf(analysis, hit);
    if (!isFitting(place, known) || !isTakeable(analysis, hit, place, known)) continue;
    if (!best || place.size > best.size) best = place;
  }
  return best;
}

function placeOf(analysis: Analysis, hit: Hit): Place {
  const { places } = analysis.knowledge;
  return {
    first: hit.first,
    last: hit.last,
    id: hit.id,
    country: places.country(hit.id),
    region: places.region(hit.id),
    size: places.size(hit.id),
  };
}

function isFitting(place: Place, known: Known): boolean {
  if (known.country !== null && place.country !== known.country) return false;
  return known.region === null || place.region === null || place.region === known.region;
}

/** How large a place must be to count, by how much speaks for it. */
function isTakeable(analysis: Analysis, hit: Hit, place: Place, known: Known): boolean {
  const { first, last } = hit;
  if (!isAllName(analysis, first, last)) return false;
  if (countNameLetters(analysis, 0, first - 1) < NAME_LETTERS_MIN) return false;
  if (isEndOfMerchant(analysis, first, last)) return false;
  if (known.region !== null) return true;
  if (isLinked(analysis, first) || isParticle(analysis, first, last)) return false;
  const token = analysis.reading.tokens[first];
  const hasGap =
    token !== undefined &&
    (token.blanks >= GAP_BLANKS || token.mark === COMMA || isBesidePostal(analysis, first, last));
  if (known.country !== null)
    return hasGap || place.size >= (isOrdinary(analysis, first, last) ? 3 : 0);
  if (hasGap) return place.size >= 1;
  const isHome = place.country === analysis.transaction.country;
  if (isOrdinary(analysis, first, last)) return place.size >= (isHome ? 4 : 5);
  if (isHome || analysis.hinted.has(place.country))
    return place.size >= 1 || countNameLetters(analysis, 0, first - 1) >= LONG_NAME_LETTERS_MIN;
  return place.size >= 3 || isBehindTrade(analysis, first) || isBehindName(analysis, first, last);
}

/**
 * `PIZZERIA CONADINO ACQUI TERME`: a town of several words, or any behind a trade's word and a name
 * of its own.
 */
function isBehindName(analysis: Analysis, first: number, last: number): boolean {
  let names = 0;
  let trades = 0;
  for (let i = 0; i < first; i++) {
    if (analysis.labels[i] !== Label.name || isIdle(analysis, i)) continue;
    if (hasSense(analysis, Kind.word, i, i)) trades++;
    else names++;
  }
  return names > 0 && (last > first || trades > 0);
}

const TRADE_WORDS_MAX = 3;

function countNames({ labels }: Analysis, end: number): number {
  let names = 0;
  for (let i = 0; i < end; i++) if (labels[i] === Label.name) names++;
  return names;
}

const LONG_NAME_LETTERS_MIN = 8;

/** `KEAS NEST LODGE TE ANAU`: a name that ends in its trade's word is complete. */
function isBehindTrade(analysis: Analysis, first: number): boolean {
  const before = first - 1;
  if (analysis.labels[before] !== Label.name || firstName(analysis) >= before) return false;
  return hasSense(analysis, Kind.word, before, before);
}

/** Whether more than a trade's words stand before: the town is the name of a `PIZZERIA NAPOLI`. */
export function hasIdentityBefore(analysis: Analysis, first: number): boolean {
  const { tokens } = analysis.reading;
  if (analysis.location.region !== null && countNames(analysis, first) >= TRADE_WORDS_MAX)
    return true;
  for (let i = 0; i < first; i++) {
    if (analysis.labels[i] !== Label.name || isIdle(analysis, i)) continue;
    if (PARTICLES.holds(tokens[i] as Token)) continue;
    if (!hasSense(analysis, Kind.word, i, i)) return true;
  }
  return hitsOf(analysis, Kind.merchant).some(
    (hit) => hit.last < first && (hit.flags & WEAK) === 0,
  );
}

const POSTAL_DIGITS = [4, 5];

/** `BAD ISCHL 4820`, `06108 HALLE`: a number as long as a postal code beside the place. */
function isBesidePostal(analysis: Analysis, first: number, last: number): boolean {
  const isPostal = (token: Token | undefined) =>
    token?.kind === DIGITS && POSTAL_DIGITS.includes(token.to - token.from);
  const { tokens } = analysis.reading;
  const after = tokens[last + 1];
  if (isPostal(after) && after?.mark === 0) return last + 2 === tokens.length;
  return isPostal(tokenAt(tokens, first - 1)) && tokens[first]?.mark === 0;
}

/** `CASA RURAL LA ENCINA` names neither Los Angeles nor, with `VAN DER`, a town in Turkey. */
function isParticle(analysis: Analysis, first: number, last: number): boolean {
  return first === last && PARTICLES.holds(analysis.reading.tokens[first] as Token);
}

/** `BAR DO ZECA`: a small word before it binds the place to the name. */
function isLinked(analysis: Analysis, first: number): boolean {
  const before = tokenAt(analysis.reading.tokens, first - 1);
  return before !== undefined && PARTICLES.holds(before);
}

/** A clear merchant name that ends with the place's name keeps it: `BANK OF IRELAND`. */
export function isEndOfMerchant(analysis: Analysis, first: number, last: number): boolean {
  return hitsOf(analysis, Kind.merchant).some(
    (hit) => hit.last === last && hit.first < first && (hit.flags & WEAK) === 0,
  );
}

function isOrdinary(analysis: Analysis, first: number, last: number): boolean {
  return (
    hasSense(analysis, Kind.common, first, last) ||
    hasSense(analysis, Kind.given, first, last) ||
    hasSense(analysis, Kind.surname, first, last) ||
    hasSense(analysis, Kind.word, first, last) ||
    hasSense(analysis, Kind.generic, first, last)
  );
}

const CUT_TOKENS_MAX = 3;
const CUT_LENGTH_MIN = 5;
const CUT_LENGTH_SURE = 9;
const CANDIDATES_MAX = 200;

/** Fields of the city hold 13 characters; the last one can be a blank. */
const FIELD_WIDTHS = [12, 13];

/** `MERTHYR TYDFI`: a city that is cut by the width of its field, at the very end of the text. */
export function fieldCityBefore(analysis: Analysis, last: number): Place | null {
  const { tokens, text } = analysis.reading;
  if (last !== tokens.length - 1) return null;
  const end = tokens[last]?.to ?? 0;
  if (text.length > end) return null;
  for (let first = Math.max(1, last - CUT_TOKENS_MAX + 1); first <= last; first++) {
    if (!FIELD_WIDTHS.includes(end - (tokens[first]?.from ?? 0))) continue;
    if (isLinked(analysis, first) || isEndOfMerchant(analysis, first, last)) return null;
    return cutCity(analysis, first, last, UNKNOWN);
  }
  return null;
}

const UNKNOWN: Known = { country: null, region: null };

/** The largest city that a column names, whole or cut, or null. */
export function cityColumn(analysis: Analysis, first: number, last: number): Place | null {
  const known = { country: analysis.location.country, region: null };
  let best: Place | null = null;
  for (const hit of hitsOf(analysis, Kind.place)) {
    if (hit.first !== first || hit.last !== last) continue;
    const place = placeOf(analysis, hit);
    if (isFitting(place, known) && (!best || place.size > best.size)) best = place;
  }
  return best ?? cutCity(analysis, first, last, known);
}

/** A city whose name is cut (`SAN FRANCISC`), found by prefix among the places that fit. */
export function cutCityBefore(analysis: Analysis, last: number, known: Known): Place | null {
  for (let first = Math.max(1, last - CUT_TOKENS_MAX + 1); first <= last; first++) {
    const place = cutCity(analysis, first, last, known);
    if (place) return place;
  }
  return null;
}

function cutCity(analysis: Analysis, first: number, last: number, known: Known): Place | null {
  const { reading, knowledge } = analysis;
  const prefix = joinNames(analysis, first, last);
  if (prefix.length < CUT_LENGTH_MIN || !/^[a-z]+$/.test(prefix)) return null;
  if (countNameLetters(analysis, 0, first - 1) < NAME_LETTERS_MIN) return null;
  const hasGap = (reading.tokens[first]?.blanks ?? 0) >= GAP_BLANKS;
  if (prefix.length < CUT_LENGTH_SURE && !hasGap) return null;
  const [from, to] = findPrefix(knowledge.placeKeys, prefix);
  let best: Place | null = null;
  for (let k = from; k < Math.min(to, from + CANDIDATES_MAX); k++) {
    const id = knowledge.placeKeys.ids[k] ?? 0;
    const place = placeOf(analysis, { kind: Kind.place, id, flags: 0, first, last });
    if (isFitting(place, known) && (!best || place.size > best.size)) best = place;
  }
  return best;
}

/** The joined letters of the tokens, or an empty text when one of them is no name. */
function joinNames(analysis: Analysis, first: number, last: number): string {
  let text = '';
  for (let i = first; i <= last; i++) {
    const token = analysis.reading.tokens[i];
    if (!token || analysis.labels[i] !== Label.name) return '';
    text += token.text;
  }
  return text;
}
