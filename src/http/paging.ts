/** Lists in pages: the query's limit and cursor, and the cursor of the next page. */

import { z } from 'zod';

/** Rows of one page, by default and at most. */
export const pageRows = 50;
export const pageRowsMax = 200;

/** Where a page ends: creation time and id of its last row. */
export interface PagePosition {
  readonly createdAtMs: number;
  readonly id: string;
}

const CURSOR = /^(\d{1,15})\.([0-9a-f-]{36})$/;

export const limitSchema = z
  .string()
  .regex(/^\d{1,4}$/, { error: 'Expected a whole number.' })
  .transform(Number)
  .refine((limit) => limit >= 1 && limit <= pageRowsMax, {
    error: `Expected 1 to ${pageRowsMax}.`,
  });

export const pageQuery = z.object({
  limit: limitSchema.optional(),
  cursor: z
    .string()
    .refine((text) => readCursor(text) !== undefined, {
      error: 'Expected the cursor of an earlier answer.',
    })
    .optional(),
});

export function writeCursor({ createdAtMs, id }: PagePosition): string {
  return Buffer.from(`${createdAtMs}.${id}`).toString('base64url');
}

export function readCursor(text: string | undefined): PagePosition | undefined {
  if (text === undefined) return undefined;
  const [, at, id] = CURSOR.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  return at === undefined || id === undefined ? undefined : { createdAtMs: Number(at), id };
}

/** One page of the rows, which were asked for with one more than the limit. */
export function cutPage<Row extends PagePosition>(rows: readonly Row[], limit: number) {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { page, nextCursor: last ? writeCursor(last) : null };
}
