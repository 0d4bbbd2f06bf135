/** The jobs as their submitters know them: submit, find, list, watch, read results, erase. */

import { systemClock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { AppError } from '../errors.ts';
import { explainQuota } from '../keys/quota.ts';
import type { StoredKey } from '../keys/store.ts';
import type { EntryOptions } from '../pool/chunk.ts';
import type { CutItems } from './cut.ts';
import type { Job, JobStatus } from './job.ts';
import { makeJobId } from './job-id.ts';
import { drainMeasureMs, estimateRetryAfter } from './retry-after.ts';
import { erase, type NewJob, put, type QueueLimits } from './store.ts';
import { measureDrain, measureQueue } from './store-queue.ts';
import {
  countDoneItems,
  countLeadingChunks,
  findJob,
  findReplay,
  findWholeJob,
  type JobQuery,
  listKeyJobs,
  measureResults,
  readResult,
  type WholeJob,
} from './store-reads.ts';
import type { Watch } from './watch.ts';

/** A client's own name for a submission, and the digest of what it sent under it. */
export interface Idempotency {
  readonly key: string;
  readonly digest: string;
}

export interface Submission extends CutItems {
  readonly options: EntryOptions;
}

export interface Submitted {
  readonly id: string;
  readonly status: JobStatus;
  /** The job was submitted before under the same idempotency key. */
  readonly isReplay: boolean;
}

export interface Jobs {
  /** Resolves once the job is durable; throws AppError when it is refused. */
  submit(key: StoredKey, submission: Submission, idempotency?: Idempotency): Promise<Submitted>;
  find(id: string): Promise<Job | undefined>;
  /** The same, with the result of a job of one chunk. */
  findWhole(id: string): Promise<WholeJob | undefined>;
  /** The key's jobs, newest first. */
  list(keyId: string, query: JobQuery): Promise<Job[]>;
  /** Removes a job and all its data, whatever its state; false when there is none. */
  erase(id: string): Promise<boolean>;
  readonly watch: Watch;
  countDoneItems(id: string): Promise<number>;
  /** The chunks done from the first on, up to the first that is not. */
  countLeadingChunks(job: Pick<Job, 'id' | 'status' | 'chunkCount'>): Promise<number>;
  /** The bytes of the results of the first chunks. */
  measureResults(id: string, chunkCount: number): Promise<number>;
  /** One chunk's items as stored, or undefined once the job is erased. */
  readResult(id: string, seq: number): Promise<Uint8Array | undefined>;
}

/** `onQueued` is called when a job is stored, and for a small one also when it is about to be. */
export function createJobs(
  db: Database,
  limits: QueueLimits,
  onQueued: () => void,
  watch: Watch,
): Jobs {
  const measure = reuseFor(drainMeasureMs, () => Promise.all([measureQueue(db), measureDrain(db)]));

  async function explainRefusal(key: StoredKey, itemCount: number): Promise<AppError> {
    const quota = await explainQuota(db, key, itemCount);
    if (quota !== undefined) return quota;
    const [queue, drain] = await measure();
    const seconds = estimateRetryAfter(queue, drain, limits, itemCount);
    return new AppError('unavailable', { headers: { 'Retry-After': String(seconds) } });
  }

  const compactSoon = shareRuns(() => db.compact());
  return {
    async submit(key, { options, ...items }, idempotency) {
      const id = makeJobId(systemClock.now());
      const job = {
        ...items,
        id,
        keyId: key.id,
        tenant: key.tenant,
        isFree: key.quotaItems === null,
        options: JSON.stringify(options),
        idempotency,
      };
      const stored = putSurely(db, job, limits);
      // Told before it is stored, so that the claim can be committed together with it. Work on a
      // large one begins behind its answer.
      if (items.chunks.length === 1) onQueued();
      if (await stored) {
        onQueued();
        return { id, status: 'queued', isReplay: false };
      }
      const replay = idempotency && (await findReplay(db, key.id, idempotency.key));
      if (replay === undefined) throw await explainRefusal(key, items.itemCount);
      if (replay.idempotencyDigest !== idempotency?.digest) {
        throw new AppError('idempotency_mismatch');
      }
      return { id: replay.id, status: replay.status, isReplay: true };
    },
    find: (id) => findJob(db, id),
    findWhole: (id) => findWholeJob(db, id),
    list: (keyId, query) => listKeyJobs(db, keyId, query),
    async erase(id) {
      const isErased = (await erase(db, [id])) > 0;
      watch.announce(id, 'end');
      if (isErased) await compactSoon();
      return isErased;
    },
    watch,
    countDoneItems: (id) => countDoneItems(db, id),
    countLeadingChunks: (job) => countLeadingChunks(db, job),
    measureResults: (id, chunkCount) => measureResults(db, id, chunkCount),
    readResult: (id, seq) => readResult(db, id, seq),
  };
}

/** When the answer of a libSQL server is lost, the job's own row tells whether it was stored. */
async function putSurely(db: Database, job: NewJob, limits: QueueLimits): Promise<boolean> {
  try {
    return await put(db, job, limits);
  } catch (error) {
    const isUnsure = error instanceof AppError && error.code === 'unavailable';
    if (isUnsure && (await findJob(db, job.id)) !== undefined) return true;
    throw error;
  }
}

/** Calls that come while a run waits to begin share it; those that come later begin another. */
function shareRuns(run: () => Promise<void>): () => Promise<void> {
  let next: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();
  return () => {
    next ??= last.then(() => {
      next = undefined;
      last = run();
      return last;
    });
    return next;
  };
}

/** One answer for all who ask within the time. */
function reuseFor<Answer>(ms: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () => {
    if (answer === undefined) {
      answer = ask();
      setTimeout(() => {
        answer = undefined;
      }, ms).unref();
    }
    return answer;
  };
}
