/** A floor: a thread that runs the engine alone over the descriptors it is given, again and again. */

import { parentPort, workerData } from 'node:worker_threads';
import { enrich } from '../../src/enrich/enrich.ts';
import type { KnowledgeBuffers } from '../../src/enrich/knowledge/decode.ts';
import { openKnowledge } from '../../src/pool/knowledge.ts';

interface Given {
  readonly buffers: KnowledgeBuffers;
  readonly descriptors: readonly string[];
}

const { buffers, descriptors } = workerData as Given;
const knowledge = openKnowledge(buffers);

parentPort?.on('message', (ms: number) => {
  const endAtMs = performance.now() + ms;
  let count = 0;
  while (performance.now() < endAtMs) {
    for (let i = 0; i < 100; i++) {
      enrich({ description: descriptors[count % descriptors.length] ?? '' }, knowledge);
      count += 1;
    }
  }
  parentPort?.postMessage(count);
});
