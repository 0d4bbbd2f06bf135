/** Seeded random choices, so that a generated set is the same on every machine. */

export interface Random {
  /** An integer from 0 to `limit` - 1. */
  below(limit: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  digits(count: number): string;
  /** Capital letters and digits, as banks write references. */
  code(count: number): string;
}

const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** Mulberry32: 32 bits of state, good enough for choosing words. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  function below(limit: number): number {
    return Math.floor(next() * limit);
  }

  function pick<Value>(values: readonly Value[]): Value {
    if (values.length === 0) throw new Error('nothing to pick from');
    return values[below(values.length)] as Value;
  }

  function repeat(count: number, letters: string): string {
    return Array.from({ length: count }, () => letters.charAt(below(letters.length))).join('');
  }

  return {
    below,
    chance: (probability) => next() < probability,
    pick,
    digits: (count) => repeat(count, '0123456789'),
    code: (count) => repeat(count, CODE_LETTERS),
  };
}
