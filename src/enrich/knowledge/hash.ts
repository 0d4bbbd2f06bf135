/** Two kinds of 64-bit hashes: one that never changes, for what outlives an index, and its keys. */

import type { Reading, Token } from '../read.ts';

const SEED_FIRST = 0x811c9dc5;
const SEED_SECOND = 0x9e3779b9;
const APOSTROPHE = 39;

/** A hash of a text as two unsigned words; it is part of what clients keep, so it never changes. */
export function hashText(text: string): [number, number] {
  let first = SEED_FIRST;
  let second = SEED_SECOND;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === APOSTROPHE) continue;
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x5bd1e995);
    second ^= second >>> 15;
  }
  return [first >>> 0, second >>> 0];
}

/**
 * A key of the index is a polynomial of its characters modulo 2^32, by two bases: the slot says
 * where it lies, the check that it is there. That of a run of tokens comes from those of its
 * tokens, whatever their number.
 */
export const SLOT_BASE = 0x9e3779b5;
export const CHECK_BASE = 0x85ebca6b;

/** The slot of what `slot` stands for, followed by a range of the text. */
export function extendSlot(slot: number, text: string, from: number, to: number): number {
  let out = slot;
  for (let i = from; i < to; i++) out = (Math.imul(out, SLOT_BASE) + text.charCodeAt(i)) | 0;
  return out;
}

/** The same for the check. */
export function extendCheck(check: number, text: string, from: number, to: number): number {
  let out = check;
  for (let i = from; i < to; i++) out = (Math.imul(out, CHECK_BASE) + text.charCodeAt(i)) | 0;
  return out;
}

const POWERS_MAX = 64;
const slotPowers = powersOf(SLOT_BASE);
const checkPowers = powersOf(CHECK_BASE);

/** What a slot is multiplied by when so many characters follow. */
export function slotPower(length: number): number {
  return length < POWERS_MAX ? (slotPowers[length] as number) : powerOf(SLOT_BASE, length);
}

/** The same for a check. */
export function checkPower(length: number): number {
  return length < POWERS_MAX ? (checkPowers[length] as number) : powerOf(CHECK_BASE, length);
}

function powersOf(base: number): Int32Array {
  return Int32Array.from({ length: POWERS_MAX }, (_, length) => powerOf(base, length));
}

function powerOf(base: number, length: number): number {
  let power = 1;
  for (let i = 0; i < length; i++) power = Math.imul(power, base);
  return power;
}

/** The key of all tokens of a reading, joined. */
export function keyOf({ tokens }: Reading): { slot: number; check: number } {
  const text = tokens.map((token: Token) => token.text).join('');
  return { slot: extendSlot(0, text, 0, text.length), check: extendCheck(0, text, 0, text.length) };
}

/** Spreads a slot, whose low bits are weak, over 32 bits. */
export function mix(slot: number): number {
  let h = slot;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h ^= h >>> 13;
  return h >>> 0;
}

/** The stored check is never 0, which marks an empty slot. */
export function checkOf(check: number): number {
  return check >>> 0 || 1;
}
