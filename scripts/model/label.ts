/** The words of a descriptor's name as the engine labels them. */

import { enrichWithEvidence } from '../../src/enrich/enrich.ts';
import { nameWords } from '../../src/enrich/sector.ts';
import { openKnowledge } from './open.ts';

const knowledge = openKnowledge();

export function labelledNames(raw: string): string[] {
  return nameWords(enrichWithEvidence({ description: raw }, knowledge).analysis);
}
