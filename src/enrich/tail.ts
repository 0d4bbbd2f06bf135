/** Takes the place off the end of the text: country, region, city. */

import {
  type Analysis,
  firstName,
  hasSense,
  hitsOf,
  isAllName,
  Label,
  lastName,
  mark,
} from './analysis.ts';
import {
  cityBefore,
  cutCityBefore,
  fieldCityBefore,
  hasIdentityBefore,
  type Place,
} from './city.ts';
import { type Explicit, leavesName, readCodes } from './codes.ts';
import { type Hit, Kind, WEAK } from './knowledge/lexicon.ts';
import { DIGITS, inputOf, type Token, tokenAt } from './read.ts';
import { hasClearTrade, isClearTrade } from './trade.ts';
import { wordSet } from './word-set.ts';

const GAP_BLANKS = 2;

/** Labels the place tail and notes what it says. A name is always left. */
export function readTail(analysis: Analysis): void {
  const end = lastName(analysis);
  if (end < 1 || takeCityAlone(analysis, end)) return;
  const explicit = readCodes(analysis, end);
  labelCitySuffix(analysis);
  labelCounty(analysis);
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
  if (takeShapedTown(analysis, cityEnd)) return;
  if (explicit.region === null && explicit.country === null) {
    const cut = fieldCityBefore(analysis, cityEnd);
    if (cut) take(analysis, cut);
    return;
  }
  const cut = cutCityBefore(analysis, cityEnd, explicit);
  if (cut) take(analysis, cut);
  else if (!takeColumn(analysis, cityEnd)) takeBehindTrade(analysis, cityEnd);
}

/** `PICPAY CURITIBA`: nothing but a large city behind a wallet, and no star between. */
function takeCityAlone(analysis: Analysis, end: number): boolean {
  const first = firstName(analysis);
  const isApart = (analysis.reading.tokens[first] as Token).mark === 0;
  if (analysis.intermediaries.length === 0 || first < 1 || !isApart) return false;
  const { places } = analysis.knowledge;
  const city = hitsOf(analysis, Kind.place).find(
    ({ id, first: from, last }) =>
      from === first && last === end && places.size(id) >= INNER_SIZE_MIN,
  );
  if (!city) return false;
  mark(analysis, first, end, Label.place);
  analysis.location.city ??= places.name(city.id);
  analysis.location.country ??= places.country(city.id);
  return true;
}

const SUFFIX_LINKS = wordSet('im am i a an ob bei in');

/** `NEUSTIFT IM STUB`, `FREIBURG I BR`: where a town lies, mostly cut; the town stays for later. */
function labelCitySuffix(analysis: Analysis): void {
  const end = lastName(analysis);
  if (end < 3) return;
  const link = analysis.reading.tokens[end - 1];
  if (!link || !SUFFIX_LINKS.holds(link)) return;
  const isTown = hitsOf(analysis, Kind.place).some((hit) => hit.last === end - 2);
  if (isTown && leavesName(analysis, end - 2)) mark(analysis, end - 1, end, Label.place);
}

const COUNTY_WORDS = wordSet('co county');

/** `DINGLE CO KERRY`: the county behind the town. */
function labelCounty(analysis: Analysis): void {
  const end = lastName(analysis);
  const word = tokenAt(analysis.reading.tokens, end - 1);
  if (!word || !COUNTY_WORDS.holds(word) || !leavesName(analysis, end - 2)) return;
  const county = hitsOf(analysis, Kind.region).find((hit) => {
    const country = analysis.knowledge.tables.regions[hit.id]?.country;
    return hit.first === end && hit.last === end && (country === 'IE' || country === 'GB');
  });
  if (!county) return;
  analysis.location.country ??= analysis.knowledge.tables.regions[county.id]?.country ?? null;
  mark(analysis, end - 1, end, Label.place);
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
  if (!isAllName(analysis, place.last + 1, end)) return false;
  const isReaching = (hit: Hit) =>
    hit.last > place.last && hit.first >= place.first && hit.last <= end;
  return !(
    hitsOf(analysis, Kind.merchant).some((hit) => isReaching(hit) && (hit.flags & WEAK) === 0) ||
    hitsOf(analysis, Kind.word).some((hit) => isReaching(hit) && isClearTrade(analysis, hit))
  );
}

function take(analysis: Analysis, place: Place): void {
  if (hasIdentityBefore(analysis, place.first)) {
    mark(analysis, place.first, place.last, Label.place);
  }
  const { location } = analysis;
  if (location.country === null) analysis.cityAt = place;
  location.city ??= analysis.knowledge.places.name(place.id);
  location.country ??= place.country;
  location.region ??= place.region;
}

/** `BROOKLYN NEW YORK`: a second, smaller place before the first. */
function readCityBehindCity(analysis: Analysis, city: Place): void {
  const token = tokenAt(analysis.reading.tokens, city.first - 1);
  if (!token || token.kind === DIGITS) return;
  const explicit = { country: city.country, region: null };
  const inner = cityBefore(analysis, city.first - 1, explicit);
  if (inner && inner.size >= INNER_SIZE_MIN) mark(analysis, inner.first, inner.last, Label.place);
}

const COLUMN_TOKENS_MAX = 3;

const SPA = 'bad';
const HYPHEN = 45;
const TOWN_LINKS = new Set(
  'la le les l sur sous en aux de du des saint am an im bei ob'.split(' '),
);
const SHAPED_NAMES_MIN = 2;

/** `KONDITOREI ZAUNER BAD AUSSEE`, `ORON-LA-VILLE`: a town's form that no shop's name has at its end. */
function takeShapedTown(analysis: Analysis, end: number): boolean {
  const first = shapedStart(analysis, end);
  let names = 0;
  for (let i = 0; i < first; i++) if (analysis.labels[i] === Label.name) names++;
  if (names < SHAPED_NAMES_MIN) return false;
  takeUnknown(analysis, first, end);
  return true;
}

function shapedStart({ reading }: Analysis, end: number): number {
  const { tokens } = reading;
  if (tokens[end - 1]?.text === SPA && tokens[end]?.mark === 0) return end - 1;
  const isTied = (index: number) => {
    const token = tokens[index];
    return token?.mark === HYPHEN && token.blanks === 0;
  };
  const isLinked = TOWN_LINKS.has(tokens[end - 1]?.text ?? '') && isTied(end) && isTied(end - 1);
  return isLinked ? end - 2 : -1;
}

/** An unknown town in a column of its own, between a wide gap and its region. */
function takeColumn(analysis: Analysis, end: number): boolean {
  for (let first = end; first > Math.max(0, end - COLUMN_TOKENS_MAX); first--) {
    const token = analysis.reading.tokens[first];
    if (!token || analysis.labels[first] !== Label.name) return false;
    if (token.blanks >= GAP_BLANKS && leavesName(analysis, first)) {
      takeUnknown(analysis, first, end);
      return true;
    }
  }
  return false;
}

/** `FRED OYSTER SHACK BICHENO TAS`: a word that no table knows between a trade and a region. */
function takeBehindTrade(analysis: Analysis, end: number): void {
  const { labels, location, senses } = analysis;
  if (location.region === null || senses[end] !== 0 || labels[end + 1] !== Label.place) return;
  if (labels[end - 1] !== Label.name || labels[end - 2] !== Label.name) return;
  if (hasClearTrade(analysis, end - 1, end - 1)) takeUnknown(analysis, end, end);
}

function takeUnknown(analysis: Analysis, first: number, end: number): void {
  analysis.location.city ??= inputOf(analysis.reading, first, end);
  mark(analysis, first, end, Label.place);
}
