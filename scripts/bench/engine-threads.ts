/** The engine alone on a number of threads, strings in memory, answers dropped. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { loadKnowledge } from '../../src/pool/knowledge.ts';
import { takeDescriptors } from './inputs.ts';
import { benchFile } from './server.ts';

export interface EngineThreads {
  /** Strings a second of all threads together. */
  measure(seconds: number): Promise<number>;
  end(): Promise<void>;
}

const descriptorCount = 10_000;

export async function startEngineThreads(threads: number): Promise<EngineThreads> {
  const workerData = {
    buffers: await loadKnowledge(),
    descriptors: takeDescriptors(descriptorCount),
  };
  const workers = Array.from(
    { length: threads },
    () => new Worker(benchFile('floor-engine-thread.ts'), { workerData }),
  );
  return {
    async measure(seconds) {
      const counts = workers.map(async (worker) => {
        const answered = once(worker, 'message');
        worker.postMessage(seconds * 1000);
        return Number((await answered)[0]);
      });
      const all = await Promise.all(counts);
      return all.reduce((sum, count) => sum + count, 0) / seconds;
    },
    async end() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
