/** Merchants from the name-suggestion-index: brands, operators and transit networks. */

import { pickDomain } from '../domains.ts';
import { foldText, nameKey } from '../fold.ts';
import { asJson, asList, asText, type Json, readPackageJson } from '../packages.ts';
import type { AliasRow, MerchantRow } from '../rows.ts';
import { type CountryCoder, countriesOf, loadCountryCoder } from './locations.ts';
import { type OsmTag, readOsmTags } from './osm_tags.ts';
import { marketMillions, popularityOf } from './popularity.ts';

/** One row of the index, with the facts that the merge of its brand needs. */
export interface NsiEntry {
  readonly tree: string;
  readonly osm: OsmTag;
  /** Wikidata id of the brand, or its folded name where it has none. */
  readonly group: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly english: string | null;
  /** Null when worldwide. */
  readonly countries: readonly string[] | null;
  /** Mapped shops of that name. */
  readonly count: number;
}

const DIST = 'name-suggestion-index/dist';

export async function readNsi(): Promise<MerchantRow[]> {
  const index = asJson(asJson(await readPackageJson(`${DIST}/json/nsi.json`)).nsi);
  const wikidata = asJson(asJson(await readPackageJson(`${DIST}/wikidata/wikidata.json`)).wikidata);
  const tags = await readOsmTags();
  const coder = loadCountryCoder();
  const groups = new Map<string, NsiEntry[]>();
  for (const tree of ['brands', 'operators', 'transit']) {
    const counts = asJson(
      asJson(await readPackageJson(`${DIST}/json/filtered/${tree}_keep.json`)).keep,
    );
    for (const osm of tags.filter((tag) => tag.trees.includes(tree))) {
      for (const entry of shareCounts(readEntries(index, tree, osm, counts, coder))) {
        const group = groups.get(entry.group);
        if (group === undefined) groups.set(entry.group, [entry]);
        else group.push(entry);
      }
    }
  }
  return [...groups].flatMap(([group, entries]) => {
    const row = mergeGroup(entries, websitesOf(wikidata[group]));
    return isObscure(row, entries) ? [] : [row];
  });
}

/** A network or public body with neither a web site nor many mapped places. */
function isObscure(row: MerchantRow, entries: readonly NsiEntry[]): boolean {
  if (row.domain !== null || row.popularity > 0) return false;
  return entries.every(({ tree }) => tree !== 'brands');
}

/** A count is of a name, whoever bears it: namesakes share it by the size of their markets. */
function shareCounts(entries: readonly NsiEntry[]): NsiEntry[] {
  const markets = new Map<string, number>();
  const marketOf = (entry: NsiEntry) => marketMillions(entry.countries ?? []);
  for (const entry of entries) {
    markets.set(entry.name, (markets.get(entry.name) ?? 0) + marketOf(entry));
  }
  return entries.map((entry) => ({
    ...entry,
    count: (entry.count * marketOf(entry)) / (markets.get(entry.name) ?? 1),
  }));
}

/** One merchant of all rows of a brand: the main tag and the most mapped name win. */
export function mergeGroup(entries: readonly NsiEntry[], websites: readonly string[]): MerchantRow {
  const totals = new Map<OsmTag, number>();
  for (const entry of entries) {
    totals.set(entry.osm, (totals.get(entry.osm) ?? 0) + entry.count + 1);
  }
  const main = [...totals].reduce((best, next) => (outranks(next, best) ? next : best))[0];
  const ranked = entries.toSorted(
    (a, b) =>
      Number(b.osm === main) - Number(a.osm === main) ||
      b.count - a.count ||
      marketMillions(b.countries ?? []) - marketMillions(a.countries ?? []),
  );
  const names = [...new Set(ranked.flatMap((entry) => [entry.name, ...entry.names]))];
  const countries = unionCountries(entries);
  const count = Math.max(...totals.values());
  const name = canonicalName(ranked);
  return {
    name,
    domain: pickDomain([name, ...names], websites, countries),
    category: main.category,
    mcc: main.mcc,
    subscription: main.subscription,
    countries,
    popularity: popularityOf(count, ranked[0]?.tree ?? '', countries),
    aliases: names.filter((alias) => alias !== name).map((alias) => toAlias(alias, name)),
    origin: 'nsi',
  };
}

function outranks(a: readonly [OsmTag, number], b: readonly [OsmTag, number]): boolean {
  return a[0].rank !== b[0].rank ? a[0].rank > b[0].rank : a[1] > b[1];
}

function canonicalName(ranked: readonly NsiEntry[]): string {
  const latin = ranked.find((entry) => isLatin(entry.name))?.name;
  if (latin !== undefined) return latin;
  const english = ranked.find((entry) => entry.english !== null && isLatin(entry.english))?.english;
  return english ?? ranked[0]?.name ?? '';
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}|\d/u.test(text) && !/(?!\p{Script=Latin})\p{L}/u.test(text);
}

function unionCountries(entries: readonly NsiEntry[]): string[] {
  const union = new Set<string>();
  for (const entry of entries) {
    if (entry.countries === null) return [];
    for (const country of entry.countries) union.add(country);
  }
  return [...union].sort();
}

/** One word that has nothing of the name in it may be a former name or an error: weak. */
function toAlias(text: string, name: string): AliasRow {
  const key = nameKey(text);
  const isForeign = !isLatin(text) || text.includes(' ') || key.includes(nameKey(name));
  return { text, weak: !isForeign && !nameKey(name).startsWith(key.slice(0, 4)) };
}

/** Longer names, of public bodies, stand on no statement. */
const NAME_LENGTH_MAX = 90;

function readEntries(
  index: Json,
  tree: string,
  osm: OsmTag,
  counts: Json,
  coder: CountryCoder,
): NsiEntry[] {
  const path = osm.tag.replace('=', '/');
  const items = asList(asJson(index[`${tree}/${path}`]).items).map(asJson);
  return items.flatMap((item) => {
    if (item.fromTemplate === true) return [];
    const tags = asJson(item.tags);
    const name = asText(item.displayName).replace(/\s*\([^)]*\)$/, '');
    const names = namesOf(item, tags, tree).filter((text) => nameKey(text) !== '');
    if (nameKey(name) === '' || name.length > NAME_LENGTH_MAX || isGeneric(name)) return [];
    return [
      {
        tree,
        osm,
        group: wikidataId(tags, tree) ?? foldText(name),
        name,
        names,
        english: asText(tags['name:en']) || asText(tags['brand:en']) || null,
        countries: countriesOf(item.locationSet, coder),
        count: countOf(counts, path, [name, asText(tags.name)]),
      },
    ];
  });
}

/** No name that a statement could be known by. */
function isGeneric(name: string): boolean {
  return /^(?:\d{1,2}|(?:metro|city|orts|stadt)?[ -]?bus|shuttle|[us]-bahn|metro|tram)$/i.test(
    name,
  );
}

function wikidataId(tags: Json, tree: string): string | null {
  const keys = { brands: 'brand', operators: 'operator', transit: 'network' };
  const key = tree === 'operators' || tree === 'transit' ? keys[tree] : keys.brands;
  return asText(tags[`${key}:wikidata`]) || null;
}

function namesOf(item: Json, tags: Json, tree: string): string[] {
  const own = { brands: 'name|brand', operators: 'operator', transit: 'network' };
  const keys = tree === 'operators' || tree === 'transit' ? own[tree] : own.brands;
  const pattern = new RegExp(
    `^(?:${keys}|official_name|short_name|alt_name|old_name)(?::(?:short|[a-z]{2}(?:[-_]\\w+)?))?$`,
  );
  const texts = Object.entries(tags)
    .filter(([key]) => pattern.test(key))
    .flatMap(([, value]) => asText(value).split(/\s*;\s*/));
  const all = [...texts, ...asList(item.matchNames).map(asText)];
  return [...new Set(all.filter((text) => !text.includes('=')))];
}

function countOf(counts: Json, path: string, names: readonly string[]): number {
  let count = 0;
  for (const name of new Set(names)) {
    const value = counts[`${path}|${name}`];
    if (typeof value === 'number') count = Math.max(count, value);
  }
  return count;
}

function websitesOf(entity: unknown): string[] {
  const facts = asJson(entity);
  const main = asText(asJson(facts.identities).website);
  const websites = asList(facts.officialWebsites).map(asText);
  return main === '' ? websites : [main, ...websites];
}
