/** Opens the compiled knowledge: typed views over one shared buffer, strings made when asked. */

import type { Category, TransactionType } from '../item.ts';
import { openContainer, utf8 } from './container.ts';
import { decodeMerchants, type Merchants } from './decode-merchants.ts';
import { decodeModel, type Model } from './decode-model.ts';
import { hasHead, headsOf } from './heads.ts';
import type { Lexicon } from './lexicon.ts';
import { pool, type Sections } from './pool.ts';
import { BLOCK_KEYS } from './table.ts';

export interface Places {
  readonly name: (id: number) => string;
  readonly country: (id: number) => string;
  readonly region: (id: number) => string | null;
  /** 0 (a village) to 7 (over five million). */
  readonly size: (id: number) => number;
}

/** Keys in code order, for search by prefix; each leads to the id of its merchant or place. */
export interface SortedKeys {
  /** The letters of each key that it does not share with the key before it. */
  readonly units: Uint8Array;
  readonly lengths: Uint8Array;
  /** How many first letters a key shares with the one before it; 0 at the start of a block. */
  readonly shared: Uint8Array;
  /** Where each block starts in `units`. */
  readonly blocks: Uint32Array;
  readonly ids: Uint16Array | Uint32Array;
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
  /** ISO 639-1 codes; the ids of idle words are their indexes. */
  readonly languages: readonly string[];
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
  const tables = JSON.parse(utf8.decode(section('tables', Uint8Array).slice())) as Tables;
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
    aliasKeys: decodeKeys(section, 'aliases', Uint16Array),
    placeKeys: decodeKeys(section, 'places', Uint32Array),
    wordKeys: decodeKeys(section, 'words', Uint16Array),
    model,
  };
}

function decodePlaces(section: Sections, tables: Tables): Places {
  const name = pool(section, 'place.name');
  const country = section('place.country', Uint8Array);
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

function blocksOf(lengths: Uint8Array, shared: Uint8Array): Uint32Array {
  const blocks = new Uint32Array(Math.ceil(lengths.length / BLOCK_KEYS));
  let at = 0;
  for (let i = 0; i < lengths.length; i++) {
    if (i % BLOCK_KEYS === 0) blocks[i / BLOCK_KEYS] = at;
    at += (lengths[i] ?? 0) - (shared[i] ?? 0);
  }
  return blocks;
}

type Ids = typeof Uint16Array | typeof Uint32Array;

function decodeKeys(section: Sections, name: string, ids: Ids): SortedKeys {
  const lengths = section(`${name}.lengths`, Uint8Array);
  const shared = section(`${name}.shared`, Uint8Array);
  const units = section(`${name}.units`, Uint8Array);
  let heads: Uint32Array | undefined;
  return {
    units,
    lengths,
    shared,
    blocks: blocksOf(lengths, shared),
    ids: section<Uint16Array | Uint32Array>(`${name}.ids`, ids),
    // Made when first asked, since it takes some milliseconds.
    mayStart: (text) => {
      heads ??= headsOf(units, lengths, shared);
      return hasHead(heads, text);
    },
  };
}
