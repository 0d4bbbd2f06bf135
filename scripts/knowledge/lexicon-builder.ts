/** Builds the lexicon's hash table from (text, sense) pairs. */

import { keyIn } from '../../src/enrich/knowledge/compact.ts';
import type { Section } from '../../src/enrich/knowledge/container.ts';
import { checkOf, keyOf, mix } from '../../src/enrich/knowledge/hash.ts';
import { packMany, packSense } from '../../src/enrich/knowledge/lexicon.ts';
import {
  addToFilter,
  FILTER_WORDS,
  LOOSE_FILTER_WORDS,
  slotOf,
} from '../../src/enrich/knowledge/table.ts';
import { read } from '../../src/enrich/read.ts';

const SENSES_MAX = 48;
const LOAD = 0.9;

interface Entry {
  readonly slot: number;
  readonly check: number;
  readonly senses: number[];
  readonly isPlain: boolean;
}

export class LexiconBuilder {
  readonly #entries = new Map<string, Entry>();

  /** Adds one sense of a text; the first senses of a text are kept, at most 48. */
  add(text: string, kind: number, flags: number, id: number): void {
    const reading = read(text);
    if (reading.tokens.length === 0) return;
    this.#addSense(keyOf(reading), packSense(kind, flags, id), true);
  }

  /** Adds an id under a namespaced key. */
  addCompact(namespace: number, text: string, id: number): void {
    this.#addSense(keyIn(namespace, text), packSense(0, 0, id), false);
  }

  #addSense(hashes: { slot: number; check: number }, sense: number, isPlain: boolean): void {
    const slot = mix(hashes.slot);
    const check = checkOf(hashes.check);
    const key = `${slot}:${check}`;
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { slot, check, senses: [], isPlain };
      this.#entries.set(key, entry);
    }
    if (entry.senses.length < SENSES_MAX && !entry.senses.includes(sense)) entry.senses.push(sense);
  }

  build(): Record<string, Section> {
    const pairs = Math.ceil(this.#entries.size / LOAD) + 1;
    const table = new Uint32Array(pairs * 2);
    const filter = new Uint32Array(FILTER_WORDS);
    const looseFilter = new Uint32Array(LOOSE_FILTER_WORDS);
    const senses: number[] = [0];
    for (const entry of this.#entries.values()) {
      addToFilter(entry.isPlain ? filter : looseFilter, entry.slot);
      let slot = slotOf(entry.slot, pairs);
      while (table[slot * 2] !== 0) slot = slot + 1 === pairs ? 0 : slot + 1;
      table[slot * 2] = entry.check;
      const [only] = entry.senses;
      if (entry.senses.length === 1 && only !== undefined) {
        table[slot * 2 + 1] = only;
      } else {
        table[slot * 2 + 1] = packMany(senses.length);
        senses.push(entry.senses.length, ...entry.senses);
      }
    }
    return { filter, looseFilter, lexicon: table, senses: Uint32Array.from(senses) };
  }
}
