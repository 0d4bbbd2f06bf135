/** Searches the known merchants by the beginning of a name or another spelling. */

import type { Knowledge } from './knowledge/decode.ts';
import type { Merchants } from './knowledge/decode-merchants.ts';
import { Kind, lookUpRuns } from './knowledge/lexicon.ts';
import { type Reading, read } from './read.ts';
import { findPrefix } from './sorted.ts';

export interface MerchantQuery {
  readonly text: string;
  /** ISO 3166-1 alpha-2; merchants without a country are everywhere. */
  readonly country?: string | undefined;
  readonly limit: number;
}

/** A search over one knowledge: ids, whole names first, then by popularity. */
export function createMerchantSearch(knowledge: Knowledge): (query: MerchantQuery) => number[] {
  const { aliasKeys, merchants } = knowledge;
  let others: readonly NameKey[] | undefined;

  return ({ text, country, limit }) => {
    const reading = read(text);
    const key = joinTokens(reading);
    if (key === '') return [];
    const found = new Map<number, boolean>();
    const add = (id: number, isWhole: boolean) => {
      if (country !== undefined && !isIn(merchants, id, country)) return;
      found.set(id, isWhole || found.get(id) === true);
    };
    if (ASCII.test(key)) {
      const [from, to] = findPrefix(aliasKeys, key);
      for (let at = from; at < to; at++) {
        add(aliasKeys.ids[at] ?? 0, aliasKeys.lengths[at] === key.length);
      }
    } else {
      // The sorted keys are ASCII alone; the other names are few, and listed on first use.
      others ??= listOtherNames(merchants);
      for (const name of others) {
        if (name.key.startsWith(key)) add(name.id, name.key.length === key.length);
      }
    }
    // Whole spellings in any script, which the sorted keys do not all have.
    const hits = lookUpRuns(reading, knowledge.lexicon)[Kind.merchant] ?? [];
    for (const { id, first, last } of hits) {
      if (first === 0 && last === reading.tokens.length - 1) add(id, true);
    }
    return rank(merchants, found).slice(0, limit);
  };
}

const ASCII = /^[\0-\x7f]+$/;

interface NameKey {
  readonly key: string;
  readonly id: number;
}

function joinTokens(reading: Reading): string {
  return reading.tokens.map((token) => token.text).join('');
}

function listOtherNames(merchants: Merchants): NameKey[] {
  const names: NameKey[] = [];
  for (let id = 0; id < merchants.count; id++) {
    const name = merchants.name(id);
    if (ASCII.test(name)) continue;
    const key = joinTokens(read(name));
    if (!ASCII.test(key)) names.push({ key, id });
  }
  return names;
}

function isIn(merchants: Merchants, id: number, country: string): boolean {
  const countries = merchants.countries(id);
  return countries.size === 0 || countries.has(country);
}

/** Equals keep the order in which they were found. */
function rank(merchants: Merchants, found: ReadonlyMap<number, boolean>): number[] {
  return [...found]
    .map(([id, isWhole]) => ({ id, rank: (isWhole ? 8 : 0) + merchants.popularity(id) }))
    .sort((left, right) => right.rank - left.rank)
    .map(({ id }) => id);
}
