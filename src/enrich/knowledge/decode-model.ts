/** Opens the compiled category model: which category, then which of the category's codes. */

import { CATEGORIES, type Category } from '../item.ts';
import { decodeUtf16, openContainer } from './container.ts';

/** A choice among groups of codes or codes. */
export interface Choice {
  /** A code of four digits, or the number of the next choice. */
  readonly options: readonly (string | number)[];
  readonly bias: readonly number[];
  /** Its table of weights has two to this power rows. */
  readonly bits: number;
}

/** What `meta` holds. */
export interface ModelMeta {
  /** The bias of every category, in the order of `CATEGORIES`. */
  readonly categoryBias: readonly number[];
  /** What one unit of a category's weight is worth. */
  readonly categoryScale: number;
  /** The first are those of the categories, in the same order. */
  readonly choices: readonly Choice[];
  readonly choiceScale: number;
}

export interface Model extends ModelMeta {
  readonly version: string;
  readonly categories: readonly Category[];
  /** Slots of four words: the check of a feature, then a weight plus `ZERO` for every category. */
  readonly slots: Int32Array;
  /** The check of every slot, again: most features are unknown, and a cache holds these. */
  readonly checks: Uint8Array;
  /** The tables of all choices: a row a hashed feature, a column an option. */
  readonly rows: Int8Array;
  /** Where the table of each choice starts. */
  readonly tables: readonly number[];
}

export const SLOT_BITS = 16;
export const SLOT_WORDS = 4;
/** A weight of nothing. */
export const ZERO = 128;
const CHECK_MASK = 127;
const ROW_SHIFT = 7;

/** The number of the slot of a feature. */
export function slotOf(hash: number): number {
  return hash >>> (32 - SLOT_BITS);
}

/** The word at which the slot of a feature starts. */
export function slotAt(hash: number): number {
  return slotOf(hash) * SLOT_WORDS;
}

/** What the slot's first byte must be for the slot to be this feature's; never 0. */
export function checkOfFeature(hash: number): number {
  return hash & CHECK_MASK || 1;
}

/** The row of a feature in a table of two to the power `bits` rows. */
export function rowOfFeature(hash: number, bits: number): number {
  return (hash >>> ROW_SHIFT) & ((1 << bits) - 1);
}

/** Where the tables of these choices start, one behind the other, and last where they end. */
export function tableStarts(choices: readonly Choice[]): number[] {
  const at = [0];
  for (const { options, bits } of choices) {
    const rows = options.length > 1 ? 1 << bits : 0;
    at.push((at.at(-1) ?? 0) + options.length * rows);
  }
  return at;
}

/** Decodes a model. The buffer is kept, not copied. */
export function decodeModel(buffer: ArrayBufferLike): Model {
  const { version, section } = openContainer(buffer);
  const meta = JSON.parse(decodeUtf16(section('meta', Uint16Array))) as ModelMeta;
  const slots = asWords(section('slots', Uint8Array));
  return {
    ...meta,
    version,
    categories: CATEGORIES,
    slots,
    checks: checksOf(slots),
    rows: section('rows', Int8Array),
    tables: tableStarts(meta.choices),
  };
}

function checksOf(slots: Int32Array): Uint8Array {
  const checks = new Uint8Array(slots.length / SLOT_WORDS);
  for (let i = 0; i < checks.length; i++) checks[i] = slots[i * SLOT_WORDS] as number;
  return checks;
}

function asWords({ buffer, byteOffset, byteLength }: Uint8Array): Int32Array {
  return new Int32Array(buffer, byteOffset, byteLength / Int32Array.BYTES_PER_ELEMENT);
}
