/** Encodes merchants: their columns, aliases and the keys for looser look-ups. */

import { CATEGORIES } from '../../src/enrich/item.ts';
import { halfKey, NAMESPACE, skeletonOf } from '../../src/enrich/knowledge/compact.ts';
import type { Section } from '../../src/enrich/knowledge/container.ts';
import {
  CURATED_MERCHANT,
  POPULARITY_SHIFT,
  SHARED_NAME,
  SUBSCRIPTION,
} from '../../src/enrich/knowledge/decode-merchants.ts';
import { identityOf, keyOfName } from '../../src/enrich/knowledge/identity.ts';
import { shortenDomain } from '../../src/enrich/knowledge/label.ts';
import {
  CANONICAL,
  CURATED,
  Kind,
  TOKENS_SHIFT,
  WEAK,
} from '../../src/enrich/knowledge/lexicon.ts';
import { read } from '../../src/enrich/read.ts';
import type { LexiconBuilder } from './lexicon-builder.ts';
import { packPool } from './pool.ts';
import type { MerchantRow } from './rows.ts';
import { type Key, packKeys, sortKeys } from './sorted-keys.ts';

export function encodeMerchants(
  lexicon: LexiconBuilder,
  merchants: readonly MerchantRow[],
  countrySets: readonly string[],
): Record<string, Section> {
  const sorted = () => {
    const list = sortKeys(keys, LOOSE_LENGTH_MIN);
    addLooseKeys(lexicon, list, merchants);
    return list;
  };
  const shared = sharesName(merchants);
  const setIds = new Map(countrySets.map((set, id) => [set, id]));
  const keys: Key[] = [];
  merchants.forEach((row, id) => {
    const curated = row.origin === 'overlay' ? CURATED : 0;
    const own = read(row.name);
    for (const { text, weak } of row.aliases) {
      const reading = read(text);
      const key = reading.tokens.map((t) => reading.text.slice(t.from, t.to)).join('');
      if (/^[a-z0-9]$/.test(key)) continue;
      const canonical = key === own.tokens.map((t) => own.text.slice(t.from, t.to)).join('');
      const tokens = Math.min(7, reading.tokens.length) << TOKENS_SHIFT;
      const flags = (weak ? WEAK : 0) | (canonical ? CANONICAL : 0) | curated | tokens;
      lexicon.add(text, Kind.merchant, flags, id);
      if (!weak) keys.push({ key: key.replaceAll("'", ''), id });
    }
  });
  return {
    ...packPool(
      'merchant.name',
      merchants.map((row) => row.name),
    ),
    ...packPool(
      'merchant.domain',
      merchants.map((row) => shortenDomain(row.domain ?? '', row.name)),
    ),
    'merchant.category': Uint8Array.from(merchants, (row) => CATEGORIES.indexOf(row.category)),
    'merchant.mcc': Uint16Array.from(merchants, (row) => Number(row.mcc ?? 0)),
    'merchant.flags': Uint8Array.from(
      merchants,
      (row, id) =>
        (row.subscription ? SUBSCRIPTION : 0) |
        (row.origin === 'overlay' ? CURATED_MERCHANT : 0) |
        (row.popularity << POPULARITY_SHIFT) |
        (shared[id] ? SHARED_NAME : 0),
    ),
    'merchant.countries': Uint16Array.from(
      merchants,
      (row) => setIds.get([...row.countries].sort().join(' ')) ?? 0,
    ),
    'merchant.identity': Uint32Array.from(
      merchants,
      (row, id) => identityOf({ ...row, sharesName: shared[id] ?? false })[0],
    ),
    ...packKeys('aliases', sorted(), Uint16Array),
  };
}

/** For each merchant whether another one has its name. */
function sharesName(merchants: readonly MerchantRow[]): boolean[] {
  const keys = merchants.map(({ name }) => keyOfName(name));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key) => (counts.get(key) ?? 0) > 1);
}

const LOOSE_LENGTH_MIN = 7;
const LOOSE_POPULARITY_MIN = 3;
const SKELETON_LENGTH_MIN = 5;

/** Halves and consonants of the names that are worth a looser look. */
function addLooseKeys(
  lexicon: LexiconBuilder,
  keys: readonly Key[],
  merchants: readonly MerchantRow[],
): void {
  keys.forEach(({ key, id }, index) => {
    if (key.length < LOOSE_LENGTH_MIN || !/^[a-z]+$/.test(key)) return;
    if ((merchants[id]?.popularity ?? 0) < LOOSE_POPULARITY_MIN) return;
    const half = key.length >>> 1;
    lexicon.addCompact(NAMESPACE.firstHalf, halfKey(key.length, key.slice(0, half)), index);
    lexicon.addCompact(NAMESPACE.secondHalf, halfKey(key.length, key.slice(half)), index);
    const skeleton = skeletonOf(key);
    if (skeleton.length >= SKELETON_LENGTH_MIN) {
      lexicon.addCompact(NAMESPACE.skeleton, skeleton, index);
    }
  });
}
