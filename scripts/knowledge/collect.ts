/** Collects every knowledge source into the rows that the encoder takes. */

import type { Category } from '../../src/enrich/item.ts';
import type { OrdinaryKeys } from './aliases.ts';
import { plainKey } from './fold.ts';
import { mergeMerchants } from './merge.ts';
import type { CountryRow, MerchantRow, PlaceRow, RegionRow, WordRow } from './rows.ts';
import { readCountries, readRegions } from './sources/countries.ts';
import { readIcons } from './sources/icons.ts';
import { type PersonRow, readCommon, readDepartments, readPeople } from './sources/lists.ts';
import { type MccRow, readMccMerchants, readMccTable } from './sources/mcc.ts';
import { readNsi } from './sources/nsi.ts';
import { readOverlay } from './sources/overlay.ts';
import { readPlaces } from './sources/places.ts';
import { readWords } from './sources/words.ts';

export interface Collection {
  readonly merchants: readonly MerchantRow[];
  readonly places: readonly PlaceRow[];
  readonly regions: readonly RegionRow[];
  readonly countries: readonly CountryRow[];
  readonly words: readonly WordRow[];
  readonly people: readonly PersonRow[];
  readonly common: readonly string[];
  readonly departments: readonly WordRow[];
  readonly mccs: readonly MccRow[];
  readonly mccCategory: Readonly<Record<string, Category>>;
}

/** Towns below this size are no reason to doubt a brand of the same name. */
const DOUBTFUL_POPULATION = 15_000;

/** Reads all sources; the same packages and tables give the same rows in the same order. */
export async function collect(): Promise<Collection> {
  const [places, countries, people, common] = await Promise.all([
    readPlaces(),
    readCountries(),
    readPeople(),
    readCommon(),
  ]);
  const regions = readRegions();
  const ordinary: OrdinaryKeys = {
    common: new Set(common.map(plainKey)),
    people: new Set(people.map((person) => plainKey(person.name))),
    places: placeKeys(places, regions, countries),
  };
  const sources = await Promise.all([readOverlay(), readMccMerchants(), readNsi(), readIcons()]);
  const mccs = await readMccTable();
  return {
    merchants: mergeMerchants(sources.flat().filter(isWorthIt), ordinary),
    places,
    regions,
    countries,
    words: await readWords(ordinary.places),
    people,
    common,
    departments: await readDepartments(),
    mccs,
    mccCategory: Object.fromEntries(mccs.map((row) => [row.mcc, row.category])),
  };
}

/** A brand that few map and that has no website tells no more than its name. */
function isWorthIt({ origin, popularity, domain }: MerchantRow): boolean {
  return origin !== 'nsi' || popularity > 1 || domain !== null;
}

function placeKeys(
  places: readonly PlaceRow[],
  regions: readonly RegionRow[],
  countries: readonly CountryRow[],
): Set<string> {
  const names = [
    ...places
      .filter((place) => place.population >= DOUBTFUL_POPULATION)
      .flatMap((place) => [place.name, ...place.aliases]),
    ...regions.map((region) => region.name),
    ...countries.flatMap((country) => country.names),
  ];
  return new Set(names.map(plainKey));
}

function printCounts(collection: Collection): void {
  const { merchants } = collection;
  const aliases = merchants.flatMap((merchant) => merchant.aliases);
  const lines: [string, number][] = [
    ...Object.entries(collection).map(([name, rows]): [string, number] => [
      name,
      Object.keys(rows).length,
    ]),
    ...(['overlay', 'mcc', 'nsi', 'icons'] as const).map((origin): [string, number] => [
      `merchants from ${origin}`,
      merchants.filter((merchant) => merchant.origin === origin).length,
    ]),
    ['merchants with a domain', merchants.filter((merchant) => merchant.domain !== null).length],
    ['aliases', aliases.length],
    ['weak aliases', aliases.filter((alias) => alias.weak).length],
  ];
  for (const [name, count] of lines) process.stdout.write(`${name}\t${count}\n`);
}

if (import.meta.main) printCounts(await collect());
