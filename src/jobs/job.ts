/** What a job is: its states, how often it may be tried, and how long it waits in between. */

import type { jobs } from '../db/schema.ts';

export type Job = typeof jobs.$inferSelect;
export type JobStatus = Job['status'];

/** Runs of one job before it fails for good. */
export const attemptsMax = 5;

/** How long a claim holds without a beat. */
export const leaseMs = 30_000;

/** The ceiling of the pause before a retry doubles with each attempt, up to the second. */
export const backoffBaseMs = 500;
export const backoffMaxMs = 30_000;

/** Public sentence of a job that used up its attempts. */
export const exhaustedError = `The job could not be finished in ${attemptsMax} attempts.`;

/** Terminal jobs never change again. */
export function isTerminal(status: JobStatus): boolean {
  return status === 'complete' || status === 'failed';
}

/** Whether a job that was just tried without success has no attempt left. */
export function isExhausted(job: Pick<Job, 'attempt' | 'forgiven'>): boolean {
  return job.attempt - job.forgiven >= attemptsMax;
}

/** Full jitter: anything from zero to a ceiling that doubles with each attempt; random in [0, 1). */
export function backoffMs(attempt: number, random: number): number {
  return Math.floor(random * Math.min(backoffMaxMs, backoffBaseMs * 2 ** attempt));
}

/** What is shown of a job. */
export type ShownJob = Pick<
  Job,
  'id' | 'status' | 'itemCount' | 'createdAtMs' | 'updatedAtMs' | 'error'
>;

/** The job as the API shows it, split where its results belong. */
export function renderJob(job: ShownJob): { readonly head: string; readonly tail: string } {
  return { head: `${renderHead(job)},"results":[`, tail: `],${renderTail(job)}` };
}

/** The job as a list shows it, without its results. */
export function renderListedJob(job: ShownJob): string {
  return `${renderHead(job)},${renderTail(job)}`;
}

function renderHead({ id, status, itemCount }: ShownJob): string {
  const count = status === 'queued' ? '' : `,"item_count":${itemCount}`;
  return `{"id":"${id}","status":"${status}"${count}`;
}

function renderTail({ status, createdAtMs, updatedAtMs, error }: ShownJob): string {
  const end = status === 'failed' ? `,"error":${JSON.stringify(error)}}` : '}';
  return `"created_at":"${toIso(createdAtMs)}","updated_at":"${toIso(updatedAtMs)}"${end}`;
}

function toIso(atMs: number): string {
  return new Date(atMs).toISOString();
}
