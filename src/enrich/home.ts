/** Moves a city of several countries to one where the merchant is: `OBRAMAT VALENCIA` is in Spain. */

import { type Analysis, hitsOf } from './analysis.ts';
import { Kind } from './knowledge/lexicon.ts';
import type { Match } from './match.ts';

/** Chooses the largest city of that name in the merchant's countries, unless the text names one. */
export function moveCityHome(analysis: Analysis, { merchant }: Match): void {
  const { cityAt, isCountryStated, knowledge, location } = analysis;
  if (isCountryStated || cityAt === null || location.country === null) return;
  const countries = knowledge.merchants.countries(merchant);
  if (countries.size === 0 || countries.has(location.country)) return;
  const { places } = knowledge;
  let best = -1;
  for (const { id, first, last } of hitsOf(analysis, Kind.place)) {
    if (first !== cityAt.first || last !== cityAt.last || !countries.has(places.country(id)))
      continue;
    if (best < 0 || places.size(id) > places.size(best)) best = id;
  }
  if (best < 0) return;
  location.city = places.name(best);
  location.country = places.country(best);
  location.region = places.region(best);
}
