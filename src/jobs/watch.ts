/** Wakes those who wait for a job when something about it has changed. */

import type { Clock } from '../clock.ts';
import type { WholeJob } from './store-reads.ts';

/** `progress`: more of it is done; `state`: its status changed; `end`: it is over or gone. */
export type Change = 'progress' | 'state' | 'end';

/** Whoever waits for one of them is told of those behind it as well. */
const ORDER: readonly Change[] = ['progress', 'state', 'end'];

export interface Watch {
  /** Called when a run of the key's job begins here; the announcement of an end ends it. */
  begin(id: string, keyId: string): void;
  /** Whether a job of the key runs here, so that its end will be announced. */
  isRunning(id: string, keyId: string): boolean;
  /** Called once a change is stored, with the job as it was stored where that is known. */
  announce(id: string, change: Change, stored?: WholeJob): void;
  /** Counts announcements from now on, of this change and of those that go further. */
  subscribe(id: string, change: Change): Subscription;
  /** Wakes everybody for the last time. */
  close(): void;
  isClosed(): boolean;
}

export interface Subscription {
  /**
   * Resolves when something was announced since the last call, or when the time is up; with the
   * job where that came along.
   */
  next(ms: number): Promise<WholeJob | undefined>;
  end(): void;
}

interface Subscriber {
  readonly change: Change;
  isChanged: boolean;
  stored: WholeJob | undefined;
  /** Ends the present sleep. */
  wake: AbortController | undefined;
}

/**
 * Announcements come from this process alone. Another process may hold the job, so whoever waits
 * reads the job again after this long without one.
 */
export const rereadMs = 2000;

/** Given as the reason, since making one anew with each change costs more than telling it. */
const changed = 'changed';

const quiet = { isChanged: false, stored: undefined, wake: undefined };

export function createWatch(clock: Clock): Watch {
  const subscribers = new Map<string, Set<Subscriber>>();
  const running = new Map<string, string>();
  let isClosed = false;

  function rouse(subscriber: Subscriber): void {
    subscriber.isChanged = true;
    subscriber.wake?.abort(changed);
  }

  function announce(id: string, change: Change, stored?: WholeJob): void {
    if (change === 'end') running.delete(id);
    for (const subscriber of subscribers.get(id) ?? []) {
      if (ORDER.indexOf(change) < ORDER.indexOf(subscriber.change)) continue;
      subscriber.stored = stored;
      rouse(subscriber);
    }
  }

  return {
    begin(id, keyId) {
      running.set(id, keyId);
      announce(id, 'state');
    },
    isRunning: (id, keyId) => running.get(id) === keyId,
    announce,
    subscribe(id, change) {
      const subscriber: Subscriber = { ...quiet, change };
      const others = subscribers.get(id) ?? new Set();
      subscribers.set(id, others.add(subscriber));
      return {
        async next(ms) {
          if (!isClosed && !subscriber.isChanged) {
            subscriber.wake = new AbortController();
            await clock.sleep(ms, subscriber.wake.signal);
          }
          const { stored } = subscriber;
          subscriber.wake = undefined;
          subscriber.isChanged = false;
          subscriber.stored = undefined;
          return stored;
        },
        end() {
          rouse(subscriber);
          others.delete(subscriber);
          if (others.size === 0 && subscribers.get(id) === others) subscribers.delete(id);
        },
      };
    },
    close() {
      isClosed = true;
      for (const others of subscribers.values()) for (const one of others) rouse(one);
    },
    isClosed: () => isClosed,
  };
}
