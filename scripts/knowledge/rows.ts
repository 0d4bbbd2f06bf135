/** The rows that every knowledge source yields, before they are merged and encoded. */

import type { Category } from '../../src/enrich/item.ts';

export interface AliasRow {
  readonly text: string;
  /** An ordinary word, surname, town or abbreviation: needs support to match. */
  readonly weak: boolean;
}

export interface MerchantRow {
  readonly name: string;
  /** Registrable domain of the official site, or null. */
  readonly domain: string | null;
  readonly category: Category;
  readonly mcc: string | null;
  readonly subscription: boolean;
  /** ISO 3166-1 alpha-2; empty means worldwide. */
  readonly countries: readonly string[];
  /** 0 (rare) to 7 (on nearly every statement in its countries). */
  readonly popularity: number;
  readonly aliases: readonly AliasRow[];
  /** overlay rows win over all other origins when merged. */
  readonly origin: 'overlay' | 'nsi' | 'icons' | 'mcc';
}

export interface PlaceRow {
  readonly name: string;
  readonly country: string;
  /** US, CA and AU: the postal abbreviation of the state or province; else null. */
  readonly region: string | null;
  readonly population: number;
  /** Exonyms and usual abbreviations (St/Saint, Ft/Fort, MUNICH for München). */
  readonly aliases: readonly string[];
}

export interface RegionRow {
  /** Postal abbreviation as printed (CA, ON, NSW). */
  readonly code: string;
  readonly name: string;
  readonly country: string;
}

export interface CountryRow {
  readonly alpha2: string;
  readonly alpha3: string;
  readonly numeric: string;
  /** Names as printed, English and local. */
  readonly names: readonly string[];
}

/** A word that tells what a shop sells: "pharmacy", "boulangerie", "zahnarzt". */
export interface WordRow {
  readonly word: string;
  /** ISO 639-1, or xx for any. */
  readonly lang: string;
  readonly mcc: string;
  readonly category: Category;
  /** 1 (a hint) to 3 (decides by itself). */
  readonly weight: number;
}
