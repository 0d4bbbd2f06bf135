/** Encodes places, regions and countries. */

import type { Section } from '../../src/enrich/knowledge/container.ts';
import { COUNTRY_NAME, Kind } from '../../src/enrich/knowledge/lexicon.ts';
import { read } from '../../src/enrich/read.ts';
import type { LexiconBuilder } from './lexicon-builder.ts';
import { packPool } from './pool.ts';
import type { CountryRow, PlaceRow, RegionRow } from './rows.ts';
import { type Key, packKeys, sortKeys } from './sorted-keys.ts';

interface PlaceRows {
  readonly places: readonly PlaceRow[];
  readonly regions: readonly RegionRow[];
  readonly countries: readonly CountryRow[];
}

/** Statements cut a city at 13 characters; shorter names are never cut. */
const CUT_LENGTH_MIN = 10;

const PLACE_SIZES = [2_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 5_000_000];

export function encodePlaces(
  lexicon: LexiconBuilder,
  rows: PlaceRows,
  countries: readonly string[],
): Record<string, Section> {
  const regionIds = new Map(rows.regions.map((row, id) => [`${row.country} ${row.code}`, id]));
  const keys: Key[] = [];
  rows.places.forEach((row, id) => {
    for (const name of new Set([row.name, ...row.aliases])) {
      lexicon.add(name, Kind.place, 0, id);
      const reading = read(name);
      const key = reading.tokens.map((t) => reading.text.slice(t.from, t.to)).join('');
      if (key.length >= CUT_LENGTH_MIN) keys.push({ key, id });
    }
  });
  rows.regions.forEach((row, id) => {
    lexicon.add(row.code, Kind.region, 0, id);
    if (row.country === 'AU' && row.code.length > 2) {
      lexicon.add(row.code.slice(0, 2), Kind.region, 0, id);
    }
    lexicon.add(row.name, Kind.region, 1, id);
  });
  rows.countries.forEach((row) => {
    const id = countries.indexOf(row.alpha2);
    lexicon.add(row.alpha2, Kind.country, 0, id);
    lexicon.add(row.alpha3, Kind.country, 1, id);
    for (const name of row.names) lexicon.add(name, Kind.country, COUNTRY_NAME, id);
  });
  return {
    ...packPool(
      'place.name',
      rows.places.map((row) => row.name),
    ),
    'place.country': Uint8Array.from(rows.places, (row) => countries.indexOf(row.country)),
    'place.region': Uint16Array.from(
      rows.places,
      (row) => (regionIds.get(`${row.country} ${row.region}`) ?? -1) + 1,
    ),
    'place.size': Uint8Array.from(
      rows.places,
      (row) => PLACE_SIZES.filter((least) => row.population >= least).length,
    ),
    ...packKeys('places', sortKeys(keys, CUT_LENGTH_MIN), Uint32Array),
  };
}
