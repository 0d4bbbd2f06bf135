/** Opens the compiled knowledge: typed views over one shared buffer, strings made when asked. */

import { CATEGORIES, type Category, type TransactionType } from '../item.ts';
import { decodeUtf8, decodeUtf16, openContainer } from './container.ts';
import { decodeModel, type Model } from './decode-model.ts';
import { hasHead, headsOf } from './heads.ts';
import type { Lexicon } from './lexicon.ts';

export interface Merchants {
  readonly count: number;
  readonly name: (id: number) => string;
  /** Whether two merchants have one name; mostly told without making it. */
  readonly hasSameName: (a: number, b: number) => boolean;
  readonly domain: (id: number) => string | null;
  readonly category: (id: number) => Category;
  readonly mcc: (id: number) => string | null;
  readonly isSubscription: (id: number) => boolean;
  /** 0 to 7. */
  readonly popularity: (id: number) => number;
  /** Empty: worldwide. */
  readonly countries: (id: number) => ReadonlySet<string>;
  /** `mer_` and 16 hex digits; the same in every version of the knowledge that has the name. */
  readonly identity: (id: number) => string;
  /** The merchant of this identity, or null. */
  readonly find: (identity: string) => number | null;
  /** From the hand-kept overlay. */
  readonly isCurated: (id: number) => boolean;
}

export interface Places {
  readonly name: (id: number) => string;
  readonly country: (id: number) => string;
  readonly region: (id: number) => string | null;
  /** 0 (a village) to 7 (over five million). */
  readonly size: (id: number) => number;
}

/** Keys in code order, for search by prefix; each leads to the id of its merchant or place. */
export interface SortedKeys {
  readonly units: Uint8Array;
  readonly offsets: Uint32Array;
  readonly ids: Uint32Array;
  /** Tells most texts of `HEAD_LENGTH` letters or more that are the start of no key. */
  readonly mayStart: (text: string) => boolean;
}

export interface FrameRow {
  /** ISO 639-1, or xx. */
  readonly lang: string;
  readonly type: TransactionType | null;
  readonly action: 'strip' | 'lead' | 'tail' | 'name' | 'label' | 'person' | 'rent';
}

export interface IntermediaryRow {
  readonly name: string;
  readonly domain: string | null;
  readonly role: string;
  readonly kind: 'purchase' | 'transfer';
  /** Counts only when followed by `*`, `_`, `-` or `/`. */
  readonly needsMark: boolean;
  readonly ownMerchant: boolean;
}

export interface WordRow {
  readonly mcc: string;
  readonly category: Category;
  /** 1 to 3. */
  readonly weight: number;
}

export interface RegionRow {
  readonly code: string;
  readonly country: string;
}

export interface Tables {
  readonly frames: readonly FrameRow[];
  readonly intermediaries: readonly IntermediaryRow[];
  readonly words: readonly WordRow[];
  readonly departments: readonly WordRow[];
  readonly regions: readonly RegionRow[];
  readonly countries: readonly string[];
  readonly countrySets: readonly (readonly string[])[];
  readonly mccCategory: Readonly<Record<string, Category>>;
  /** Domain of a worldwide merchant -> country -> its domain there. */
  readonly localDomains: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Knowledge {
  readonly version: string;
  readonly lexicon: Lexicon;
  readonly merchants: Merchants;
  readonly places: Places;
  readonly aliasKeys: SortedKeys;
  readonly placeKeys: SortedKeys;
  /** Trade words that decide by themselves; the ids are of `tables.words`. */
  readonly wordKeys: SortedKeys;
  readonly tables: Tables;
  /** `tables.localDomains`, looked up faster. */
  readonly localDomains: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly model: Model;
}

/** The two compiled files: the index (`index.bin.gz`) and the model (`model.bin.gz`), unpacked. */
export interface KnowledgeBuffers {
  readonly index: ArrayBufferLike;
  readonly model: ArrayBufferLike;
}

/** Decodes the compiled knowledge. The buffers are kept, not copied. Throws on a foreign file. */
export function decodeKnowledge(buffers: KnowledgeBuffers): Knowledge {
  const { version, section } = openContainer(buffers.index);
  const tables = JSON.parse(decodeUtf16(section('tables', Uint16Array))) as Tables;
  const model = decodeModel(buffers.model);
  return {
    version: `${version}.${model.version}`,
    tables,
    localDomains: new Map(Object.entries(tables.localDomains)),
    lexicon: {
      filter: section('filter', Uint32Array),
      looseFilter: section('looseFilter', Uint32Array),
      table: section('lexicon', Uint32Array),
      senses: section('senses', Uint32Array),
    },
    merchants: decodeMerchants(section, tables),
    places: decodePlaces(section, tables),
    aliasKeys: decodeKeys(section, 'aliases'),
    placeKeys: decodeKeys(section, 'places'),
    wordKeys: decodeKeys(section, 'words'),
    model,
  };
}

type Sections = ReturnType<typeof openContainer>['section'];

/** Where each text starts, and where the last one ends. */
function offsetsOf(lengths: Uint8Array): Uint32Array {
  const offsets = new Uint32Array(lengths.length + 1);
  let end = 0;
  for (let i = 0; i < lengths.length; i++) {
    end += lengths[i] ?? 0;
    offsets[i + 1] = end;
  }
  return offsets;
}

/** A power of two. */
const POOL_MADE_MAX = 4096;

/** Strings of a pool, made on use; of the ids that share a place the last one's is kept. */
function pool(section: Sections, name: string): (id: number) => string {
  const bytes = section(`${name}.bytes`, Uint8Array);
  const offsets = offsetsOf(section(`${name}.lengths`, Uint8Array));
  const madeIds = new Int32Array(POOL_MADE_MAX).fill(-1);
  const made: string[] = new Array(POOL_MADE_MAX).fill('');
  return (id) => {
    const place = id & (POOL_MADE_MAX - 1);
    if (madeIds[place] === id) return made[place] as string;
    const text = decodeUtf8(bytes, offsets[id] ?? 0, offsets[id + 1] ?? 0);
    madeIds[place] = id;
    made[place] = text;
    return text;
  };
}

export const SUBSCRIPTION = 1;
export const CURATED_MERCHANT = 2;
export const POPULARITY_SHIFT = 2;

function decodeMerchants(section: Sections, tables: Tables): Merchants {
  const name = pool(section, 'merchant.name');
  const nameLengths = section('merchant.name.lengths', Uint8Array);
  const domain = pool(section, 'merchant.domain');
  const category = section('merchant.category', Uint8Array);
  const mcc = section('merchant.mcc', Uint16Array);
  const flags = section('merchant.flags', Uint8Array);
  const countries = section('merchant.countries', Uint16Array);
  const identity = section('merchant.identity', Uint32Array);
  const sets = tables.countrySets.map((codes) => new Set(codes));
  const none: ReadonlySet<string> = new Set();
  return {
    count: category.length,
    name,
    hasSameName: (a, b) => a === b || (nameLengths[a] === nameLengths[b] && name(a) === name(b)),
    domain: (id) => domain(id) || null,
    category: (id) => CATEGORIES[category[id] ?? 0] ?? 'Unknown',
    mcc: (id) => formatMcc(mcc[id] ?? 0),
    isSubscription: (id) => ((flags[id] ?? 0) & SUBSCRIPTION) !== 0,
    isCurated: (id) => ((flags[id] ?? 0) & CURATED_MERCHANT) !== 0,
    popularity: (id) => (flags[id] ?? 0) >>> POPULARITY_SHIFT,
    identity: (id) => `mer_${hex(identity[id * 2] ?? 0)}${hex(identity[id * 2 + 1] ?? 0)}`,
    find: (text) => findIdentity(identity, text),
    countries: (id) => sets[countries[id] ?? 0] ?? none,
  };
}

const IDENTITY = /^mer_([0-9a-f]{8})([0-9a-f]{8})$/;

/** By looking through all of them: 0.03 ms, and no table that would have to be kept. */
function findIdentity(pairs: Uint32Array, text: string): number | null {
  const [, first, second] = IDENTITY.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const [high, low] = [Number.parseInt(first, 16), Number.parseInt(second, 16)];
  for (let at = 0; at < pairs.length; at += 2) {
    if (pairs[at] === high && pairs[at + 1] === low) return at >>> 1;
  }
  return null;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}

function formatMcc(code: number): string | null {
  return code === 0 ? null : String(code).padStart(4, '0');
}

function decodePlaces(section: Sections, tables: Tables): Places {
  const name = pool(section, 'place.name');
  const country = section('place.country', Uint16Array);
  const region = section('place.region', Uint16Array);
  const size = section('place.size', Uint8Array);
  const codes = [null, ...tables.regions.map(({ code }) => code)];
  return {
    name,
    country: (id) => tables.countries[country[id] ?? 0] ?? '',
    region: (id) => codes[region[id] ?? 0] ?? null,
    size: (id) => size[id] ?? 0,
  };
}

function decodeKeys(section: Sections, name: string): SortedKeys {
  const units = section(`${name}.units`, Uint8Array);
  const offsets = offsetsOf(section(`${name}.lengths`, Uint8Array));
  let heads: Uint32Array | undefined;
  return {
    units,
    offsets,
    ids: section(`${name}.ids`, Uint32Array),
    // Made when first asked, since it takes some milliseconds.
    mayStart: (text) => {
      heads ??= headsOf(units, offsets);
      return hasHead(heads, text);
    },
  };
}
