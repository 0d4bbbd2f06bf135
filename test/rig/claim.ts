/** Takes the next job alone, as most tests want it. */

import type { Database } from '../../src/db/client.ts';
import type { Job } from '../../src/jobs/job.ts';
import { claim } from '../../src/jobs/store.ts';
import { findJob } from '../../src/jobs/store-reads.ts';

export async function claimOne(
  db: Database,
  owner: string,
  isIdle: boolean,
): Promise<Job | undefined> {
  const [claimed] = await claim(db, owner, { isIdle, jobsMax: 1, anyJobsMax: 1, itemsMax: 0 });
  return claimed && findJob(db, claimed.id);
}
