/** What must be true of the jobs: who holds each, until when, and what has become of it. */

import { attemptsMax, leaseMs } from '../../src/jobs/job.ts';
import type { ClaimRoom, Holder } from '../../src/jobs/store.ts';

export interface Entry {
  readonly id: string;
  readonly keyId: string;
  readonly idempotency: { readonly key: string; readonly digest: string } | undefined;
  readonly itemCount: number;
  readonly chunkCount: number;
  readonly createdAtMs: number;
  state: 'queued' | 'processing' | 'complete' | 'failed';
  /** The one owner whose statements may change the job; none while it waits. */
  owner: string | null;
  leaseUntilMs: number | null;
  /** Claims so far, which also fence off the claims before. */
  attempt: number;
  /** Claims that were given back and do not count as tries. */
  forgiven: number;
  runsAlone: boolean;
  notBeforeAtMs: number;
  changedAtMs: number;
  /** The text of each stored chunk, which names the run that made it. */
  readonly results: Map<number, string>;
}

/** Plain data, so that a copy of the past can be kept. */
export interface Ledger {
  readonly entries: Map<string, Entry>;
  /** Items charged to the key that has a quota. */
  charged: number;
}

/** The database did what the ledger forbids. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

export function insist(isTrue: boolean, claim: string): asserts isTrue {
  if (!isTrue) throw new Violation(claim);
}

export function insistSame(actual: unknown, expected: unknown, what: string): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  insist(found === wanted, `${what}: ${found} instead of ${wanted}`);
}

export function createLedger(): Ledger {
  return { entries: new Map(), charged: 0 };
}

/** The entry when this holder still holds the job, else undefined: nothing may happen then. */
export function findHeld(ledger: Ledger, holder: Holder): Entry | undefined {
  const entry = ledger.entries.get(holder.id);
  if (entry?.state !== 'processing') return undefined;
  return entry.owner === holder.owner && entry.attempt === holder.attempt ? entry : undefined;
}

/** The jobs that must be claimed next, in order. */
export function listNext(ledger: Ledger, room: ClaimRoom, nowMs: number): Entry[] {
  const waiting = listEntries(
    ledger,
    ({ state, notBeforeAtMs }) => state === 'queued' && notBeforeAtMs <= nowMs,
  ).sort((left, right) => left.createdAtMs - right.createdAtMs);
  const next: Entry[] = [];
  let itemCount = 0;
  for (const entry of waiting) {
    itemCount += entry.itemCount;
    const hasRoom = next.length < room.anyJobsMax || itemCount <= room.itemsMax;
    if (next.length === room.jobsMax || !hasRoom) break;
    if (entry.runsAlone) return next.length === 0 && room.isIdle ? [entry] : next;
    next.push(entry);
  }
  return next;
}

export function grant(entry: Entry, owner: string, nowMs: number): void {
  insist(entry.state === 'queued', `${entry.id} was given to ${owner} while ${entry.state}`);
  Object.assign(entry, { state: 'processing', owner, leaseUntilMs: nowMs + leaseMs });
  entry.attempt += 1;
  entry.changedAtMs = nowMs;
  insist(countTries(entry) <= attemptsMax, `${entry.id} was tried more than ${attemptsMax} times`);
}

export function end(entry: Entry, state: 'complete' | 'failed', nowMs: number): void {
  insist(entry.state === 'processing', `${entry.id} ended ${state} while ${entry.state}`);
  Object.assign(entry, { state, leaseUntilMs: null, changedAtMs: nowMs });
}

export function requeue(entry: Entry, nowMs: number): void {
  insist(entry.state === 'processing', `${entry.id} went back while ${entry.state}`);
  Object.assign(entry, { state: 'queued', owner: null, leaseUntilMs: null, changedAtMs: nowMs });
}

/** What becomes of a job whose holder is taken for dead. */
export function abandon(entry: Entry, nowMs: number): void {
  if (countTries(entry) >= attemptsMax) {
    end(entry, 'failed', nowMs);
  } else {
    requeue(entry, nowMs);
    entry.runsAlone = true;
  }
}

/** Whether a lease was still running at this moment. */
export function isLive(entry: Entry, nowMs: number): boolean {
  return entry.leaseUntilMs !== null && entry.leaseUntilMs >= nowMs;
}

export function isEnded(entry: Entry): boolean {
  return entry.state === 'complete' || entry.state === 'failed';
}

export function listEntries(ledger: Ledger, isWanted: (entry: Entry) => boolean): Entry[] {
  return [...ledger.entries.values()].filter(isWanted);
}

function countTries(entry: Entry): number {
  return entry.attempt - entry.forgiven;
}
