/** The merchants of the index as labelled names. */

import { read } from '../../src/enrich/read.ts';
import { openKnowledge } from './open.ts';

interface NamedCode {
  readonly words: string[];
  readonly mcc: string;
  readonly weight: number;
}

const WEIGHT = 0.4;

/** Every merchant with a code, a little lighter than a real descriptor. */
export function packageNames(): NamedCode[] {
  const { merchants } = openKnowledge();
  const names: NamedCode[] = [];
  for (let id = 0; id < merchants.count; id++) {
    const mcc = merchants.mcc(id);
    const reading = read(merchants.name(id));
    const words = reading.tokens.filter((t) => t.kind !== 1).map((t) => t.text);
    if (mcc !== null && words.length > 0) names.push({ words, mcc, weight: WEIGHT });
  }
  return names;
}
