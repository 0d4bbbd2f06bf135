/** Tells a client that was turned away when the queue will have room, from how fast it empties. */

import type { QueueMeasure } from '../metrics.ts';
import type { QueueLimits } from './store.ts';

/** The items of jobs that ended lately, and over how long they were worked on. */
export interface DrainMeasure {
  readonly items: number;
  readonly spanMs: number;
}

/** How far back ended jobs count for the rate. */
export const drainWindowMs = 60_000;

/** A measure is used again for this long, so that turning clients away stays cheap. */
export const drainMeasureMs = 1000;

/** The longest wait a client is asked for, and the one asked for while nothing is known. */
export const retryAfterSecondsMax = 300;
const retryAfterSecondsUnknown = 5;

/** Whole seconds until a job of so many items would fit, at the measured rate. */
export function estimateRetryAfter(
  queue: Pick<QueueMeasure, 'queuedJobs' | 'queuedItems'>,
  drain: DrainMeasure,
  { queuedJobsMax, queuedItemsMax }: QueueLimits,
  itemCount: number,
): number {
  if (drain.items <= 0 || drain.spanMs <= 0) return retryAfterSecondsUnknown;
  const itemsOver = queue.queuedItems + itemCount - queuedItemsMax;
  const jobsOver = queue.queuedJobs + 1 - queuedJobsMax;
  const itemsOfJobs = jobsOver * (queue.queuedItems / Math.max(1, queue.queuedJobs));
  const itemsAhead = Math.max(0, itemsOver, itemsOfJobs);
  const seconds = (itemsAhead / drain.items) * (drain.spanMs / 1000);
  return Math.min(retryAfterSecondsMax, Math.max(1, Math.ceil(seconds)));
}
