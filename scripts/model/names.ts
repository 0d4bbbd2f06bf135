/** The merchants of the index as labelled names. */

import type { Knowledge } from '../../src/enrich/knowledge/decode.ts';
import type { Sample } from './examples.ts';

const WEIGHT = 0.3;

/** Every merchant with a code, lighter than a real descriptor. */
export function packageNames({ merchants }: Knowledge): Sample[] {
  const names: Sample[] = [];
  for (let id = 0; id < merchants.count; id++) {
    const mcc = merchants.mcc(id);
    if (mcc === null) continue;
    names.push({ raw: merchants.name(id), mcc, weight: WEIGHT, key: merchants.identity(id) });
  }
  return names;
}
