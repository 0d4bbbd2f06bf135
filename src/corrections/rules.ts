/** A tenant's corrections made ready for looking up, however many there are. */

import type { Enrichment } from '../enrich/enrich.ts';
import type { Knowledge } from '../enrich/knowledge/decode.ts';
import type { Changes, Correction } from './correction.ts';
import { foldedOf, normalizedOf } from './text.ts';

export interface Rules {
  readonly byNormalized: ReadonlyMap<string, Changes>;
  readonly byContained: ReadonlyMap<string, Changes>;
  /** For the first two characters of contained texts the lengths there are, longest first. */
  readonly lengthsOf: ReadonlyMap<string, readonly number[]>;
  readonly byMerchant: ReadonlyMap<string, Changes>;
}

const pairLength = 2;

/** Of two corrections with the same match the later one counts. */
export function compileRules(corrections: readonly Correction[]): Rules {
  const byNormalized = new Map<string, Changes>();
  const byContained = new Map<string, Changes>();
  const byMerchant = new Map<string, Changes>();
  const maps = { normalized: byNormalized, contains: byContained, merchant_id: byMerchant };
  for (const { match, set } of corrections) maps[match.kind].set(match.value, set);
  return { byNormalized, byContained, byMerchant, lengthsOf: listLengths(byContained.keys()) };
}

function listLengths(texts: Iterable<string>): Map<string, number[]> {
  const found = new Map<string, Set<number>>();
  for (const text of texts) {
    const pair = text.slice(0, pairLength);
    found.set(pair, (found.get(pair) ?? new Set()).add(text.length));
  }
  const longestFirst = (lengths: Set<number>) => [...lengths].sort((left, right) => right - left);
  return new Map([...found].map(([pair, lengths]) => [pair, longestFirst(lengths)]));
}

/** What the most specific matching correction says, or undefined. */
export function findChanges(
  rules: Rules,
  { analysis, answer, item }: Enrichment,
  knowledge: Knowledge,
): Changes | undefined {
  if (rules.byNormalized.size > 0) {
    const changes = rules.byNormalized.get(normalizedOf(analysis));
    if (changes) return changes;
  }
  if (rules.byContained.size > 0) {
    const changes = findContained(rules, foldedOf(analysis));
    if (changes) return changes;
  }
  const isKnown = item.status === 'complete' && item.merchant !== null && answer.match !== null;
  if (rules.byMerchant.size === 0 || !isKnown) return undefined;
  return rules.byMerchant.get(knowledge.merchants.identity(answer.match.merchant));
}

/** The longest text that the folded descriptor contains; of equals the first in the descriptor. */
function findContained({ byContained, lengthsOf }: Rules, folded: string): Changes | undefined {
  let best: Changes | undefined;
  let bestLength = 0;
  for (let at = 0; at + pairLength <= folded.length; at++) {
    for (const length of lengthsOf.get(folded.slice(at, at + pairLength)) ?? []) {
      if (length <= bestLength) break;
      const changes = byContained.get(folded.slice(at, at + length));
      if (changes === undefined) continue;
      best = changes;
      bestLength = length;
      break;
    }
  }
  return best;
}
