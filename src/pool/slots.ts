/** Hands out a fixed number of slots, urgent waiters first, each class in order of arrival. */

export interface Slots {
  /** Waits for a slot, holds it while the work runs, and passes on its result. */
  hold<Result>(isUrgent: boolean, work: () => Promise<Result>): Promise<Result>;
  heldCount(): number;
  waitingCount(): number;
}

export function createSlots(count: number): Slots {
  const urgent: (() => void)[] = [];
  const ordinary: (() => void)[] = [];
  let freeCount = count;

  async function acquire(isUrgent: boolean): Promise<void> {
    if (freeCount > 0) {
      freeCount -= 1;
      return;
    }
    await new Promise<void>((resolve) => (isUrgent ? urgent : ordinary).push(resolve));
  }

  function release(): void {
    const next = urgent.shift() ?? ordinary.shift();
    if (next === undefined) freeCount += 1;
    else next();
  }

  return {
    async hold(isUrgent, work) {
      await acquire(isUrgent);
      try {
        return await work();
      } finally {
        release();
      }
    },
    heldCount: () => count - freeCount,
    waitingCount: () => urgent.length + ordinary.length,
  };
}
