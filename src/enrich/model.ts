/** The category model: a linear classifier over hashed features of a name. */

import { featuresOf } from './features.ts';
import type { Model } from './knowledge/decode.ts';

export interface Guess {
  readonly mcc: string;
  readonly probability: number;
}

/** The most likely codes of a name, best first, at most three. Probabilities are of all classes. */
export function guessMcc(model: Model, words: readonly string[]): Guess[] {
  const count = model.classes.length;
  if (count === 0 || words.length === 0) return [];
  const rows = featuresOf(words);
  const logits = new Float64Array(count);
  for (const row of rows) {
    const start = row * count;
    for (let c = 0; c < count; c++) {
      logits[c] = (logits[c] ?? 0) + (model.weights[start + c] ?? 0);
    }
  }
  const norm = model.scale / Math.sqrt(rows.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < count; c++) {
    const logit = (logits[c] ?? 0) * norm + (model.bias[c] ?? 0);
    logits[c] = logit;
    if (logit > highest) highest = logit;
  }
  let total = 0;
  for (let c = 0; c < count; c++) {
    const e = Math.exp((logits[c] ?? 0) - highest);
    logits[c] = e;
    total += e;
  }
  return best(model.classes, logits, total);
}

const GUESSES_MAX = 3;

function best(classes: readonly string[], weights: Float64Array, total: number): Guess[] {
  const guesses: Guess[] = [];
  classes.forEach((mcc, c) => {
    const probability = (weights[c] ?? 0) / total;
    if (guesses.length === GUESSES_MAX && probability <= (guesses[2]?.probability ?? 0)) return;
    guesses.push({ mcc, probability });
    guesses.sort((a, b) => b.probability - a.probability);
    guesses.length = Math.min(guesses.length, GUESSES_MAX);
  });
  return guesses;
}
