/** A tenant's corrections made ready for looking up, however many there are. */

import type { Enrichment } from '../enrich/enrich.ts';
import type { Knowledge } from '../enrich/knowledge/decode.ts';
import type { Changes, Correction } from './correction.ts';
import { foldedOf, normalizedOf } from './text.ts';

export interface Rules {
  readonly byNormalized: ReadonlyMap<string, Changes>;
  /** Longest first under the first two characters of each text. */
  readonly byPair: ReadonlyMap<string, readonly ContainsRule[]>;
  readonly byMerchant: ReadonlyMap<string, Changes>;
}

interface ContainsRule {
  readonly text: string;
  readonly changes: Changes;
}

const pairLength = 2;

/** Of two corrections with the same match the later one counts. */
export function compileRules(corrections: readonly Correction[]): Rules {
  const byNormalized = new Map<string, Changes>();
  const byText = new Map<string, Changes>();
  const byMerchant = new Map<string, Changes>();
  const maps = { normalized: byNormalized, contains: byText, merchant_id: byMerchant };
  for (const { match, set } of corrections) maps[match.kind].set(match.value, set);

  const byPair = new Map<string, ContainsRule[]>();
  const longestFirst = [...byText].sort(([left], [right]) => right.length - left.length);
  for (const [text, changes] of longestFirst) {
    const pair = text.slice(0, pairLength);
    const rules = byPair.get(pair);
    if (rules) rules.push({ text, changes });
    else byPair.set(pair, [{ text, changes }]);
  }
  return { byNormalized, byPair, byMerchant };
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
  if (rules.byPair.size > 0) {
    const changes = findContained(rules.byPair, foldedOf(analysis));
    if (changes) return changes;
  }
  const isKnown = item.status === 'complete' && item.merchant !== null && answer.match !== null;
  if (rules.byMerchant.size === 0 || !isKnown) return undefined;
  return rules.byMerchant.get(knowledge.merchants.identity(answer.match.merchant));
}

/** The longest text that the folded descriptor contains; of equals the first in the descriptor. */
function findContained(byPair: Rules['byPair'], folded: string): Changes | undefined {
  let best: ContainsRule | undefined;
  for (let at = 0; at + pairLength <= folded.length; at++) {
    const candidates = byPair.get(folded.slice(at, at + pairLength));
    if (candidates === undefined) continue;
    for (const rule of candidates) {
      if (best !== undefined && rule.text.length <= best.text.length) break;
      if (!folded.startsWith(rule.text, at)) continue;
      best = rule;
      break;
    }
  }
  return best?.changes;
}
