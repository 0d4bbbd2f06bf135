/** Reads the codes at the very end of the text: country and region. */

import { type Analysis, countNameLetters, hasSense, hitsOf, Label, mark } from './analysis.ts';
import { cityBefore, hasIdentityBefore, isEndOfMerchant } from './city.ts';
import { COUNTRY_NAME, type Hit, Kind } from './knowledge/lexicon.ts';
import { isUpperCase, spanOf, type Token } from './read.ts';
import { PARTICLES } from './street.ts';

const NAME_LETTERS_MIN = 2;
const REGION_CODE = 0;
const GAP_BLANKS = 2;
const COMMA = 44;
const DOT = 46;

/** What the codes at the very end say. */
export interface Explicit {
  readonly country: string | null;
  readonly region: string | null;
}

/** Labels a country, a region or both that end at a token, and notes them. */
export function readCodes(analysis: Analysis, end: number): Explicit {
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
  if (region && isCredible(analysis, region) && isSupported(analysis, region)) {
    return noteCodes(analysis, regionOf(analysis, region).country, region, null);
  }
  return { country: location.country, region: null };
}

/**
 * A region's code outside the countries that print it behind every city needs a city of its own:
 * `CB` is a card in France before it is Campobasso.
 */
function isSupported(analysis: Analysis, region: Hit): boolean {
  const { code, country } = regionOf(analysis, region);
  if (region.flags !== REGION_CODE || REGION_COUNTRIES.includes(country)) return true;
  if (country === analysis.transaction.country || country === analysis.location.country)
    return true;
  return cityBefore(analysis, region.first - 1, { country, region: code }) !== null;
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
  analysis.isCountryStated = true;
  // A region that only a trade's words precede is part of the name: `TAQUERIA JALISCO`.
  for (const hit of [region, countryHit]) {
    const isKept =
      hit?.kind === Kind.region &&
      hit.flags !== REGION_CODE &&
      !hasIdentityBefore(analysis, hit.first);
    if (hit && !isKept) mark(analysis, hit.first, hit.last, Label.place);
  }
  return { country, region: code };
}

/** The longest countries or regions that end at a token and leave a name before them. */
function codesAt(analysis: Analysis, kind: number, end: number): readonly Hit[] {
  let found: readonly Hit[] = NONE;
  for (const hit of hitsOf(analysis, kind)) {
    if (hit.last !== end || !leavesName(analysis, hit.first)) continue;
    if (analysis.labels[hit.first] !== Label.name || isDomainEnd(analysis, hit)) continue;
    const isName = kind === Kind.country ? hit.flags === COUNTRY_NAME : hit.flags !== REGION_CODE;
    if (!isName && !isUpper(analysis, hit)) continue;
    if (isName && isEndOfMerchant(analysis, hit.first, end)) continue;
    if (isName && PARTICLES.has(analysis.reading.tokens[hit.first - 1]?.text ?? '')) continue;
    const [longest] = found;
    if (!longest || hit.first < longest.first) found = [hit];
    else if (hit.first === longest.first) found = [...found, hit];
  }
  return found;
}

const NONE: readonly Hit[] = [];

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
  const [from, to] = spanOf(analysis.reading, hit.first, hit.last);
  return isUpperCase(analysis.reading, from, to);
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
  return analysis.language !== null || !REGION_COUNTRIES.includes(regionCountry);
}

/** A code alone at the end must look like one: a place, a gap or a comma before it. */
function isCredible(analysis: Analysis, hit: Hit): boolean {
  const token = analysis.reading.tokens[hit.first] as Token;
  if (token.blanks >= GAP_BLANKS || token.mark === COMMA) return true;
  const before = analysis.reading.tokens[hit.first - 1];
  if (before && analysis.labels[hit.first - 1] !== Label.name) return true;
  for (const place of hitsOf(analysis, Kind.place)) {
    if (place.last === hit.first - 1 && leavesName(analysis, place.first)) return true;
  }
  if (hit.kind === Kind.country && hit.flags !== COUNTRY_NAME && !isUsual(analysis, hit))
    return false;
  const isOrdinary = hasSense(analysis, Kind.common, hit.first, hit.last);
  const isShort = token.to - token.from <= 3;
  const isMerchant = hitsOf(analysis, Kind.merchant).some(
    (h) => h.last === hit.last && h.first < hit.first,
  );
  return (
    !isMerchant && !(isShort && isOrdinary) && countNameLetters(analysis, 0, hit.first - 1) >= 5
  );
}

/** Countries whose bare code may end a text without a city of theirs before it. */
const USUAL = new Set(
  (
    'US CA GB IE AU NZ DE AT CH FR ES IT NL BE LU SE NO DK FI IS PL CZ SK HU RO BG GR HR SI PT EE ' +
    'LV LT IN BR MX AR CL CO PE JP KR CN HK TW SG MY TH ID PH VN TR RU UA IL AE SA ZA EG MA'
  ).split(' '),
);

function isUsual(analysis: Analysis, hit: Hit): boolean {
  return USUAL.has(countryOf(analysis, hit));
}

function countryOf(analysis: Analysis, hit: Hit): string {
  return analysis.knowledge.tables.countries[hit.id] ?? '';
}

function regionOf(analysis: Analysis, hit: Hit): { code: string; country: string } {
  return analysis.knowledge.tables.regions[hit.id] ?? { code: '', country: '' };
}

/** Whether a name is left before a token. */
export function leavesName(analysis: Analysis, first: number): boolean {
  return countNameLetters(analysis, 0, first - 1) >= NAME_LETTERS_MIN;
}
