/** A thread of the naive way: strings in, objects out, both cloned. */

import { workerData } from 'piscina';
import { enrich } from '../../src/enrich/enrich.ts';
import type { KnowledgeBuffers } from '../../src/enrich/knowledge/decode.ts';
import { openKnowledge } from '../../src/pool/knowledge.ts';

const knowledge = openKnowledge(workerData as KnowledgeBuffers);

export default function enrichAll(descriptors: readonly string[]) {
  return descriptors.map((description) => enrich({ description }, knowledge));
}
