/** Turns the location sets of the name-suggestion-index into country codes. */

import { asJson, asList, asText, requirePackage } from '../packages.ts';

export interface CountryCoder {
  iso1A2Code(place: string | [number, number]): string | null;
  featuresIn(place: string): { properties: { iso1A2?: string } }[];
}

/** Places of the index's own, by the country they lie in. */
const OWN: ReadonlyMap<string, string> = new Map([
  ['fx', 'FR'],
  ['conus', 'US'],
  ['crimea', 'UA'],
  ['northern cyprus', 'CY'],
  ['mainland china', 'CN'],
  ['aldi-sued', 'DE'],
  ['aldi-nord', 'DE'],
  ['ja', 'JP'],
]);

/** Codes of the coder that are no country of their own. */
const PARENTS: ReadonlyMap<string, string> = new Map([
  ['FX', 'FR'],
  ['CQ', 'GG'],
  ['IC', 'ES'],
  ['EA', 'ES'],
  ['AC', 'SH'],
  ['TA', 'SH'],
  ['CP', 'FR'],
  ['DG', 'IO'],
]);

export function loadCountryCoder(): CountryCoder {
  return requirePackage('@rapideditor/country-coder') as CountryCoder;
}

/** Sorted ISO codes of a location set; null when it is worldwide. */
export function countriesOf(locationSet: unknown, coder: CountryCoder): string[] | null {
  const set = asJson(locationSet);
  const found = new Set<string>();
  for (const place of asList(set.include)) {
    const codes = codesOf(place, coder);
    if (codes === null) return null;
    for (const code of codes) found.add(code);
  }
  for (const place of asList(set.exclude)) {
    if (typeof place === 'string' && !/^[a-z]{2}$/.test(place)) continue;
    for (const code of codesOf(place, coder) ?? []) found.delete(code);
  }
  return [...found].sort();
}

function codesOf(place: unknown, coder: CountryCoder): string[] | null {
  if (Array.isArray(place)) {
    const [longitude, latitude] = place;
    const code = coder.iso1A2Code([Number(longitude), Number(latitude)]);
    return code === null ? [] : [code];
  }
  const id = asText(place)
    .replace(/\.geojson$/, '')
    .toLowerCase();
  if (id === '001') return null;
  const own = OWN.get(id);
  if (own !== undefined) return [own];
  if (/^\d{3}$/.test(id)) return codesIn(id, coder);
  if (id === 'eu' || id === 'un') return codesIn('150', coder);
  const code = coder.iso1A2Code(id) ?? (/^[a-z]{2}-/.test(id) ? id.slice(0, 2) : null);
  return code === null ? [] : [toCountry(code.toUpperCase())];
}

function codesIn(region: string, coder: CountryCoder): string[] {
  return coder
    .featuresIn(region)
    .map((feature) => feature.properties.iso1A2 ?? '')
    .filter((code) => /^[A-Z]{2}$/.test(code))
    .map(toCountry);
}

function toCountry(code: string): string {
  return PARENTS.get(code) ?? code;
}
