/** Finds the job a path names, for the key that submitted it. */

import { AppError } from '../errors.ts';
import type { Job } from '../jobs/job.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { StoredKey } from '../keys/store.ts';
import type { AppContext } from './context.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Throws AppError when there is no such job, or when it is another key's. */
export async function findOwnJob(jobs: Jobs, context: AppContext, key: StoredKey): Promise<Job> {
  const id = context.req.param('id') ?? '';
  const job = UUID.test(id) ? await jobs.find(id.toLowerCase()) : undefined;
  if (job === undefined) throw new AppError('job_not_found');
  if (job.keyId !== key.id) throw new AppError('invalid_key');
  context.get('facts').job = job.id;
  return job;
}
