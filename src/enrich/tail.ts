/** Takes the place off the end of the text: country, region, city. */

import { type Analysis, countNameLetters, hasSense, Label, mark } from './analysis.ts';
import { cityBefore, cutCityBefore, type Place } from './city.ts';
import { type Hit, Kind, WEAK } from './knowledge/lexicon.ts';
import { DIGITS, inputOf, type Token, textOf } from './read.ts';

const COUNTRY_NAME = 2;
const NAME_LETTERS_MIN = 2;
const REGION_CODE = 0;
const GAP_BLANKS = 2;
const COMMA = 44;
const DOT = 46;

/** Labels the place tail and notes what it says. A name is always left. */
export function readTail(analysis: Analysis): void {
  const end = lastName(analysis);
  if (end < 1) return;
  const explicit = readCodes(analysis, end);
  labelCitySuffix(analysis);
  const cityEnd = lastName(analysis);
  const city = cityBefore(analysis, cityEnd, explicit);
  if (city) {
    take(analysis, city);
    if (explicit.country === null) readCityBehindCity(analysis, city);
    return;
  }
  const inner = innerCity(analysis, cityEnd, explicit);
  if (inner) {
    take(analysis, inner);
    mark(analysis, inner.last + 1, cityEnd, Label.place);
    return;
  }
  if (explicit.region === null && explicit.country === null) return;
  const cut = cutCityBefore(analysis, cityEnd, explicit);
  if (cut) take(analysis, cut);
  else takeColumn(analysis, cityEnd);
}

/** What the codes at the very end say. */
export interface Explicit {
  readonly country: string | null;
  readonly region: string | null;
}

/** The last token that may belong to a name; numbers behind it do not count. */
function lastName(analysis: Analysis): number {
  for (let i = analysis.labels.length - 1; i >= 0; i--) {
    if (analysis.labels[i] === Label.name) return i;
  }
  return -1;
}

function readCodes(analysis: Analysis, end: number): Explicit {
  const country = codesAt(analysis, Kind.country, end)[0];
  const region = bestRegion(analysis, codesAt(analysis, Kind.region, end));
  const { location } = analysis;
  if (country) {
    const code = countryOf(analysis, country);
    const inner = codesAt(analysis, Kind.region, country.first - 1).find(
      (hit) => regionOf(analysis, hit).country === code,
    );
    if (inner) return noteCodes(analysis, code, inner, country);
    if (!region || prefersCountry(analysis, country, region)) {
      if (!isCredible(analysis, country)) return { country: location.country, region: null };
      return noteCodes(analysis, code, null, country);
    }
  }
  if (region && isCredible(analysis, region)) {
    return noteCodes(analysis, regionOf(analysis, region).country, region, null);
  }
  return { country: location.country, region: null };
}

function noteCodes(
  analysis: Analysis,
  country: string,
  region: Hit | null,
  countryHit: Hit | null,
): Explicit {
  const code = region ? regionOf(analysis, region).code : null;
  analysis.location.country = country;
  analysis.location.region = code;
  for (const hit of [region, countryHit]) if (hit) mark(analysis, hit.first, hit.last, Label.place);
  return { country, region: code };
}

/** The longest countries or regions that end at a token and leave a name before them. */
function codesAt(analysis: Analysis, kind: number, end: number): Hit[] {
  let found: Hit[] = [];
  for (const hit of analysis.hits) {
    if (hit.kind !== kind || hit.last !== end || !leavesName(analysis, hit.first)) continue;
    if (analysis.labels[hit.first] !== Label.name || isDomainEnd(analysis, hit)) continue;
    const isName = kind === Kind.country ? hit.flags === COUNTRY_NAME : hit.flags !== REGION_CODE;
    if (!isName && !isUpper(analysis, hit)) continue;
    const [longest] = found;
    if (!longest || hit.first < longest.first) found = [hit];
    else if (hit.first === longest.first) found.push(hit);
  }
  return found;
}

/** Where statements print the region behind the city. */
const REGION_COUNTRIES = ['US', 'CA', 'AU', 'BR', 'IN', 'MX'];

/** `CA` is California and Cagliari: the one with the city before it, else the likeliest country. */
function bestRegion(analysis: Analysis, hits: readonly Hit[]): Hit | undefined {
  if (hits.length < 2) return hits[0];
  const withCity = hits.find((hit) => {
    const { code, country } = regionOf(analysis, hit);
    return cityBefore(analysis, hit.first - 1, { country, region: code }) !== null;
  });
  if (withCity) return withCity;
  const rank = (hit: Hit) => {
    const { country } = regionOf(analysis, hit);
    if (analysis.hinted.has(country) || country === analysis.transaction.country) return -1;
    const index = REGION_COUNTRIES.indexOf(country);
    return index < 0 ? REGION_COUNTRIES.length : index;
  };
  return [...hits].sort((a, b) => rank(a) - rank(b))[0];
}

function isDomainEnd(analysis: Analysis, hit: Hit): boolean {
  const token = analysis.reading.tokens[hit.first];
  return token?.mark === DOT && token.blanks === 0;
}

function isUpper(analysis: Analysis, hit: Hit): boolean {
  const text = inputOf(analysis.reading, hit.first, hit.last);
  return text === text.toUpperCase();
}

/** `CA` is California behind a Californian city and Canada behind a Canadian one. */
function prefersCountry(analysis: Analysis, country: Hit, region: Hit): boolean {
  const before = country.first - 1;
  const { code, country: regionCountry } = regionOf(analysis, region);
  const asRegion = cityBefore(analysis, before, { country: regionCountry, region: code });
  const asCountry = cityBefore(analysis, before, {
    country: countryOf(analysis, country),
    region: null,
  });
  if (asRegion && asCountry) return asCountry.size > asRegion.size + 1;
  if (asCountry) return true;
  if (asRegion) return false;
  const hint = analysis.transaction.country ?? analysis.location.country;
  if (hint) return hint !== regionCountry;
  return analysis.language !== null;
}

/** A code alone at the end must look like one: a place, a gap or a comma before it. */
function isCredible(analysis: Analysis, hit: Hit): boolean {
  const token = analysis.reading.tokens[hit.first] as Token;
  if (token.blanks >= GAP_BLANKS || token.mark === COMMA) return true;
  const before = analysis.reading.tokens[hit.first - 1];
  if (before && analysis.labels[hit.first - 1] !== Label.name) return true;
  for (const other of analysis.hits) {
    if (
      other.last === hit.first - 1 &&
      other.kind === Kind.place &&
      leavesName(analysis, other.first)
    ) {
      return true;
    }
  }
  const isOrdinary = hasSense(analysis, Kind.common, hit.first, hit.last);
  const isShort = token.to - token.from <= 3;
  const isMerchant = analysis.hits.some(
    (h) => h.kind === Kind.merchant && h.last === hit.last && h.first < hit.first,
  );
  return (
    !isMerchant && !(isShort && isOrdinary) && countNameLetters(analysis, 0, hit.first - 1) >= 5
  );
}

function countryOf(analysis: Analysis, hit: Hit): string {
  return analysis.knowledge.tables.countries[hit.id] ?? '';
}

function regionOf(analysis: Analysis, hit: Hit): { code: string; country: string } {
  return analysis.knowledge.tables.regions[hit.id] ?? { code: '', country: '' };
}

function leavesName(analysis: Analysis, first: number): boolean {
  return countNameLetters(analysis, 0, first - 1) >= NAME_LETTERS_MIN;
}

const SUFFIX_LINKS = new Set('im am i a an ob bei in'.split(' '));

/** `NEUSTIFT IM STUB`, `FREIBURG I BR`: where a town lies, mostly cut; the town stays for later. */
function labelCitySuffix(analysis: Analysis): void {
  const end = lastName(analysis);
  const link = analysis.reading.tokens[end - 1];
  if (end < 3 || !link || !SUFFIX_LINKS.has(textOf(analysis.reading, link))) return;
  const isTown = analysis.hits.some((hit) => hit.kind === Kind.place && hit.last === end - 2);
  if (isTown && leavesName(analysis, end - 2)) mark(analysis, end - 1, end, Label.place);
}

const TRADE_WEIGHT_MIN = 2;

function isTrade(analysis: Analysis, hit: Hit): boolean {
  if (hit.kind !== Kind.word) return false;
  return (analysis.knowledge.tables.words[hit.id]?.weight ?? 0) >= TRADE_WEIGHT_MIN;
}

const INNER_TOKENS_MAX = 3;
const INNER_SIZE_MIN = 4;

/** `TURKU HANSA`: a large city with a part of it behind, but no word of a trade. */
function innerCity(analysis: Analysis, end: number, explicit: Explicit): Place | null {
  for (let last = end - 1; last >= Math.max(1, end - INNER_TOKENS_MAX); last--) {
    if (analysis.labels[last + 1] !== Label.name) continue;
    if (hasSense(analysis, Kind.word, last + 1, last + 1)) return null;
    if ((analysis.reading.tokens[last + 1] as Token).mark !== 0) return null;
    const place = cityBefore(analysis, last, explicit);
    if (place && place.size >= INNER_SIZE_MIN && isApart(analysis, place, end)) return place;
  }
  return null;
}

/** No merchant's or trade's name reaches from the city into what follows it. */
function isApart(analysis: Analysis, place: Place, end: number): boolean {
  for (let i = place.last + 1; i <= end; i++) {
    if (analysis.labels[i] !== Label.name) return false;
  }
  return !analysis.hits.some(
    (hit) =>
      (hit.kind === Kind.merchant || isTrade(analysis, hit)) &&
      hit.last > place.last &&
      hit.first >= place.first &&
      hit.last <= end &&
      (hit.flags & WEAK) === 0,
  );
}

function take(analysis: Analysis, place: Place): void {
  mark(analysis, place.first, place.last, Label.place);
  const { location } = analysis;
  location.city ??= place.name;
  location.country ??= place.country;
  location.region ??= place.region;
}

/** `BROOKLYN NEW YORK`: a second, smaller place before the first. */
function readCityBehindCity(analysis: Analysis, city: Place): void {
  const token = analysis.reading.tokens[city.first - 1];
  if (!token || token.kind === DIGITS) return;
  const explicit = { country: city.country, region: null };
  const inner = cityBefore(analysis, city.first - 1, explicit);
  if (inner && inner.size >= 4) mark(analysis, inner.first, inner.last, Label.place);
}

const COLUMN_TOKENS_MAX = 3;

/** An unknown town in a column of its own, between a wide gap and its region. */
function takeColumn(analysis: Analysis, end: number): void {
  for (let first = end; first > Math.max(0, end - COLUMN_TOKENS_MAX); first--) {
    const token = analysis.reading.tokens[first];
    if (!token || analysis.labels[first] !== Label.name) return;
    if (token.blanks >= GAP_BLANKS && leavesName(analysis, first)) {
      analysis.location.city ??= inputOf(analysis.reading, first, end);
      mark(analysis, first, end, Label.place);
      return;
    }
  }
}
