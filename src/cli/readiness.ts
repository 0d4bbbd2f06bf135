/** Whether the service can take work: the store takes a write in time, and jobs are being claimed. */

import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { probe } from '../db/probe.ts';

export interface ReadinessDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly isLooping: () => boolean;
  readonly isDraining: () => boolean;
}

/** A probe's answer is reused for this long, so that asking cannot load the store. */
export const readinessMs = 1000;

/** A store that takes longer than this over one small write is not ready. */
export const probeMs = 5000;

/** A question to be asked as often as one likes. */
export function createReadiness(deps: ReadinessDeps): () => Promise<boolean> {
  const { clock, isDraining, isLooping } = deps;
  let answer: Promise<boolean> | undefined;
  let askedAtMs = 0;
  return async () => {
    if (isDraining() || !isLooping()) return false;
    if (answer === undefined || clock.monotonic() - askedAtMs >= readinessMs) {
      askedAtMs = clock.monotonic();
      answer = takesWrites(deps);
    }
    return answer;
  };
}

async function takesWrites({ db, clock }: ReadinessDeps): Promise<boolean> {
  const isDone = new AbortController();
  const written = probe(db).then(
    () => true,
    () => false,
  );
  const late = clock.sleep(probeMs, isDone.signal).then(() => false);
  const isReady = await Promise.race([written, late]);
  isDone.abort();
  return isReady;
}
