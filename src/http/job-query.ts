/** The query of a list of jobs: status, page size, and the cursor that says where a page begins. */

import { z } from 'zod';
import type { JobPosition, JobQuery } from '../jobs/store-reads.ts';
import type { AppContext } from './context.ts';
import { invalid, toIssue } from './schemas.ts';

/** Jobs of one page. */
export const listedJobsMax = 100;
const listedJobsDefault = 20;

const CURSOR = /^(\d{1,15})\.([0-9a-f-]{36})$/;

export const jobQuery = z.object({
  status: z
    .enum(['queued', 'processing', 'complete', 'failed'], {
      error: 'Expected "queued", "processing", "complete" or "failed".',
    })
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,9}$/, `Expected a number from 1 to ${listedJobsMax}.`)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= listedJobsMax, {
      error: `Expected a number from 1 to ${listedJobsMax}.`,
    })
    .default(listedJobsDefault),
  cursor: z
    .string()
    .transform((text) => CURSOR.exec(Buffer.from(text, 'base64url').toString('latin1')))
    .refine((found) => found !== null, { error: 'Expected a cursor from an earlier answer.' })
    .optional(),
});

/** Throws AppError. */
export function parseJobQuery(context: AppContext): JobQuery {
  const { status, limit, cursor } = context.req.query();
  const { data, error } = jobQuery.safeParse({ status, limit, cursor });
  if (error !== undefined) {
    throw invalid(
      error.issues.map((issue) => toIssue(issue)),
      'query',
    );
  }
  const [, createdAtMs, id] = data.cursor ?? [];
  const isPlaced = createdAtMs !== undefined && id !== undefined;
  return {
    status: data.status,
    limit: data.limit,
    behind: isPlaced ? { createdAtMs: Number(createdAtMs), id } : undefined,
  };
}

export function renderCursor({ createdAtMs, id }: JobPosition): string {
  return Buffer.from(`${createdAtMs}.${id}`).toString('base64url');
}
