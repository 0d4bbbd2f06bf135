/** Opens the compiled category model: which category, then which of the category's codes. */

import { CATEGORIES, type Category } from '../item.ts';
import { decodeUtf16, openContainer } from './container.ts';

/** What `meta` holds. */
export interface ModelMeta {
  /** The bias of every category, in the order of `CATEGORIES`. */
  readonly categoryBias: readonly number[];
  /** What one unit of a category's weight is worth. */
  readonly categoryScale: number;
  /** Four-digit codes, those of one category together. */
  readonly codes: readonly string[];
  readonly codeBias: readonly number[];
  readonly codeScale: number;
  /** For every category: its first code. One more, the number of codes, ends the list. */
  readonly starts: readonly number[];
  /** For every category: its table of code weights has two to this power rows. */
  readonly bits: readonly number[];
}

export interface Model extends ModelMeta {
  readonly version: string;
  readonly categories: readonly Category[];
  /** Slots of `SLOT_BYTES`: the check of a feature, then a weight for every category. */
  readonly slots: Int8Array;
  /** For every category a table: a row a hashed feature, a column a code. */
  readonly codeRows: Int8Array;
  /** Where each category's table starts. */
  readonly tables: readonly number[];
}

export const SLOT_BITS = 16;
export const SLOT_BYTES = 16;
const CHECK_MASK = 127;
const ROW_SHIFT = 7;

/** Where the slot of a feature starts. */
export function slotAt(hash: number): number {
  return (hash >>> (32 - SLOT_BITS)) * SLOT_BYTES;
}

/** What the slot's first byte must be for the slot to be this feature's; never 0. */
export function checkOfFeature(hash: number): number {
  return hash & CHECK_MASK || 1;
}

/** The row of a feature in a table of two to the power `bits` rows. */
export function rowOfFeature(hash: number, bits: number): number {
  return (hash >>> ROW_SHIFT) & ((1 << bits) - 1);
}

/** Where tables of these sizes start, one behind the other. */
export function tableStarts({ starts, bits }: Pick<ModelMeta, 'starts' | 'bits'>): number[] {
  const at: number[] = [];
  let end = 0;
  bits.forEach((bit, k) => {
    at.push(end);
    end += ((starts[k + 1] ?? 0) - (starts[k] ?? 0)) << bit;
  });
  return at;
}

/** Decodes a model. The buffer is kept, not copied. */
export function decodeModel(buffer: ArrayBufferLike): Model {
  const { version, section } = openContainer(buffer);
  const meta = JSON.parse(decodeUtf16(section('meta', Uint16Array))) as ModelMeta;
  return {
    ...meta,
    version,
    categories: CATEGORIES,
    slots: section('slots', Int8Array),
    codeRows: section('codes', Int8Array),
    tables: tableStarts(meta),
  };
}
