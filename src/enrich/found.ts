/** Tells how a known merchant was found: by its whole alias, or by a looser reading of one. */

import { type Analysis, hitsOf } from './analysis.ts';
import { findAlike, isOneEdit } from './fuzzy.ts';
import { Kind } from './knowledge/lexicon.ts';
import type { Match } from './match.ts';
import type { Token } from './read.ts';
import { findPrefix, keyText } from './sorted.ts';

export type Finding = 'alias_exact' | 'alias_cut' | 'alias_typo' | 'alias_abbreviation';

/** The first that holds; a hit that is in the index was found by the whole alias. */
export function findingOf(analysis: Analysis, match: Match): Finding {
  if (hitsOf(analysis, Kind.merchant).includes(match.hit)) return 'alias_exact';
  const { reading } = analysis;
  let key = '';
  for (let i = match.hit.first; i <= match.hit.last; i++) {
    key += (reading.tokens[i] as Token).text;
  }
  if (isCut(analysis, match, key)) return 'alias_cut';
  return isTypo(analysis, match, key) ? 'alias_typo' : 'alias_abbreviation';
}

function isCut(analysis: Analysis, match: Match, key: string): boolean {
  const { aliasKeys } = analysis.knowledge;
  const [from, to] = findPrefix(aliasKeys, key);
  for (let k = from; k < to; k++) if (isMerchant(analysis, match, k)) return true;
  return false;
}

function isTypo(analysis: Analysis, match: Match, key: string): boolean {
  const { lexicon, aliasKeys } = analysis.knowledge;
  return findAlike(lexicon, key).some(
    (k) => isMerchant(analysis, match, k) && isOneEdit(key, keyText(aliasKeys, k)),
  );
}

/** Whether an alias leads to the merchant, or to another of its name. */
function isMerchant(analysis: Analysis, match: Match, index: number): boolean {
  const { aliasKeys, merchants } = analysis.knowledge;
  const id = aliasKeys.ids[index] ?? 0;
  return id === match.merchant || merchants.name(id) === merchants.name(match.merchant);
}
