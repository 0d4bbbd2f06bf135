/** The worker threads behind one function that never throws. */

import { Piscina } from 'piscina';
import type { SharedRules } from '../corrections/shared.ts';
import type { KnowledgeBuffers } from '../enrich/knowledge/decode.ts';
import { describeError, type Log } from '../log.ts';
import { runtime } from '../runtime.ts';
import type { EntryOptions } from './chunk.ts';
import { createGatherer } from './gather.ts';
import { createSlots } from './slots.ts';
import type { Tally } from './tally.ts';
import type { WorkerAnswer, WorkerPart, WorkerTask } from './worker.ts';

export type Fault = 'timeout' | 'crash' | 'closed';

export type BatchResult =
  | {
      readonly isOk: true;
      readonly bytes: Uint8Array;
      readonly itemCount: number;
      readonly retryCount: number;
      readonly tally: Tally;
    }
  | { readonly isOk: false; readonly fault: Fault };

export interface BatchOptions {
  /** Goes before all batches that are not. */
  readonly isUrgent?: boolean;
  readonly entryOptions?: EntryOptions | undefined;
  /** The corrections of the tenant whose items these are. */
  readonly rules?: SharedRules | undefined;
}

export interface PoolUse {
  readonly busyCount: number;
  readonly waitingCount: number;
}

export interface Pool {
  readonly threads: number;
  /** Enriches the JSON text of an array; a large input's buffer is handed over to the thread. */
  enrichBatch(input: Uint8Array, options?: BatchOptions): Promise<BatchResult>;
  /** How many batches are running, and how many wait for a thread. */
  measureUse(): PoolUse;
  /** Ends all threads; batches in flight come back as `closed`. */
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly threads: number;
  readonly knowledge: KnowledgeBuffers;
  readonly log: Log;
  /** The module that runs in each thread. */
  readonly worker?: URL;
  readonly batchMs?: number;
  readonly heapMebibytesMax?: number;
}

/** Strings cut into one batch: hand-over stays far below the work (250 to 2,500 measured flat). */
export const batchItemsMax = 500;

/**
 * Input of a batch that may share its hand-over with others, and of all that share one: a thread
 * is idle until its answer has been taken, which after little work is most of the time.
 */
export const smallBatchBytesMax = 4096;
export const sharedBytesMax = 16_384;

/** Batches of one job or stream beyond one a thread: the next is ready while a result is taken. */
export const spareBatches = 1;

/** How long one batch may run before its thread is ended. */
export const batchMs = 30_000;

/** Memory a thread may use before it alone is ended. */
export const heapMebibytesMax = 512;

export function createPool(options: PoolOptions): Pool {
  const { threads, log } = options;
  // Threads start with the first batch: an idle service is smaller by 20 MB for each, and up sooner.
  let started: Piscina | undefined;
  const start = () => {
    started ??= startThreads(options);
    return started;
  };

  // Piscina is never given more than one batch a thread: its own queue serves tasks that can be
  // aborted out of order and knows no urgency.
  const slots = createSlots(threads);
  let isClosed = false;

  /** One result for each part. */
  async function run(task: WorkerTask): Promise<BatchResult[]> {
    if (isClosed) return task.map(() => ({ isOk: false, fault: 'closed' }));
    // Not `AbortSignal.timeout`, whose timers stay until their time is up.
    const limit = new AbortController();
    const { signal } = limit;
    const timer = setTimeout(() => limit.abort(), options.batchMs ?? batchMs);
    try {
      // Small inputs are copied, which costs less than handing them over, and so can be sent again.
      const inputs = task.map(({ input }) => input);
      const transferList = inputs.filter(({ byteLength }) => byteLength > smallBatchBytesMax);
      const answers: WorkerAnswer[] = await start().run(task, { transferList, signal });
      return answers.map((answer) => ({
        isOk: true,
        ...answer,
        bytes: new Uint8Array(answer.bytes),
      }));
    } catch (error) {
      const fault = isClosed ? 'closed' : signal.aborted ? 'timeout' : 'crash';
      log.error({ fault, error: describeError(error) }, 'batch failed');
      return task.map(() => ({ isOk: false, fault }));
    } finally {
      clearTimeout(timer);
    }
  }

  async function runOne(part: WorkerPart): Promise<BatchResult> {
    const [result] = await run([part]);
    return result ?? { isOk: false, fault: 'crash' };
  }

  const shared = createGatherer<WorkerPart, BatchResult>({
    bytesMax: sharedBytesMax,
    inTurn: (work) => slots.hold(false, work),
    run,
  });

  /** Of those that ran together nobody knows whose fault it was, so each runs again by itself. */
  async function runSmall(part: WorkerPart): Promise<BatchResult> {
    const { result, isShared } = await shared.join(part, part.input.byteLength);
    const isSettled = result.isOk || result.fault === 'closed' || !isShared;
    return isSettled ? result : slots.hold(false, () => runOne(part));
  }

  return {
    threads,
    enrichBatch(input, { isUrgent = false, entryOptions, rules } = {}) {
      const part = { input: toOwnBuffer(input), entryOptions, rules };
      if (!isUrgent && input.byteLength <= smallBatchBytesMax) {
        return runSmall(part);
      }
      return slots.hold(isUrgent, () => runOne(part));
    },
    measureUse: () => ({ busyCount: slots.heldCount(), waitingCount: slots.waitingCount() }),
    async close() {
      isClosed = true;
      await started?.destroy();
    },
  };
}

function startThreads({ threads, knowledge, log, ...options }: PoolOptions): Piscina {
  const piscina = new Piscina({
    filename: options.worker?.href ?? runtime.worker,
    minThreads: threads,
    maxThreads: threads,
    stricterFIFO: true,
    recordTiming: false,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: options.heapMebibytesMax ?? heapMebibytesMax },
    workerData: knowledge,
  });
  // The task in flight is rejected as well; without a listener the event would end the process.
  piscina.on('error', (error) => log.warn({ error: describeError(error) }, 'worker ended'));
  return piscina;
}

/** The bytes in a buffer of their own, copied only when the view covers part of a larger one. */
function toOwnBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer } = bytes;
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return isWhole ? buffer : new Uint8Array(bytes).buffer;
}
