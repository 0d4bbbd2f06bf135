/** Wakes those who wait for a job when something about it has changed. */

import type { Clock } from '../clock.ts';

/** `progress`: more of it is done; `state`: its status changed; `end`: it is over or gone. */
export type Change = 'progress' | 'state' | 'end';

/** Whoever waits for one of them is told of those behind it as well. */
const ORDER: readonly Change[] = ['progress', 'state', 'end'];

export interface Watch {
  /** Called when a run of the key's job begins here; the announcement of an end ends it. */
  begin(id: string, keyId: string): void;
  /** Whether a job of the key runs here, so that its end will be announced. */
  isRunning(id: string, keyId: string): boolean;
  /** Called once a change is stored. */
  announce(id: string, change: Change): void;
  /** Counts announcements from now on, of this change and of those that go further. */
  subscribe(id: string, change: Change): Subscription;
  /** Wakes everybody for the last time. */
  close(): void;
  isClosed(): boolean;
}

export interface Subscription {
  /** Resolves when something was announced since the last call, or when the time is up. */
  next(ms: number): Promise<void>;
  end(): void;
}

interface Subscriber {
  readonly change: Change;
  isChanged: boolean;
  wake: AbortController;
}

/**
 * Announcements come from this process alone. Another process may hold the job, so whoever waits
 * reads the job again after this long without one.
 */
export const rereadMs = 2000;

/** Given as the reason, since making one anew with each change costs more than telling it. */
const changed = 'changed';

export function createWatch(clock: Clock): Watch {
  const subscribers = new Map<string, Set<Subscriber>>();
  const running = new Map<string, string>();
  let isClosed = false;

  function wake(subscriber: Subscriber): void {
    subscriber.isChanged = true;
    subscriber.wake.abort(changed);
  }

  function announce(id: string, change: Change): void {
    if (change === 'end') running.delete(id);
    for (const subscriber of subscribers.get(id) ?? []) {
      if (ORDER.indexOf(change) >= ORDER.indexOf(subscriber.change)) wake(subscriber);
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
      const subscriber: Subscriber = { change, isChanged: false, wake: new AbortController() };
      const others = subscribers.get(id) ?? new Set();
      subscribers.set(id, others.add(subscriber));
      return {
        async next(ms) {
          if (!isClosed && !subscriber.isChanged) await clock.sleep(ms, subscriber.wake.signal);
          subscriber.isChanged = false;
          subscriber.wake = new AbortController();
        },
        end() {
          wake(subscriber);
          others.delete(subscriber);
          if (others.size === 0 && subscribers.get(id) === others) subscribers.delete(id);
        },
      };
    },
    close() {
      isClosed = true;
      for (const others of subscribers.values()) for (const one of others) wake(one);
    },
    isClosed: () => isClosed,
  };
}
