/** Finds the job a path names, for the key that submitted it. */

import { AppError } from '../errors.ts';
import type { Job } from '../jobs/job.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { StoredKey } from '../keys/store.ts';
import type { AppContext } from './context.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Throws AppError when there is no such job, or when it is another key's. */
export async function findOwnJob(jobs: Jobs, context: AppContext, key: StoredKey): Promise<Job> {
  return confirmOwn(context, key, await jobs.find(readJobId(context)));
}

/** The id that the path names; throws AppError when it cannot be one. */
export function readJobId(context: AppContext): string {
  const id = context.req.param('id') ?? '';
  if (!UUID.test(id)) throw new AppError('job_not_found');
  return id.toLowerCase();
}

/** The job that was found under the path's id, if it is the key's; throws AppError otherwise. */
export function confirmOwn<Found extends Pick<Job, 'id' | 'keyId'>>(
  context: AppContext,
  key: StoredKey,
  job: Found | undefined,
): Found {
  if (job === undefined) throw new AppError('job_not_found');
  if (job.keyId !== key.id) throw new AppError('invalid_key');
  context.get('facts').job = job.id;
  return job;
}
