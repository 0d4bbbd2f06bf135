/** The shapes of request bodies and queries, and the messages for what does not fit. */

import { setImmediate as pause } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { itemsTogether } from '../jobs/cut.ts';
import type { ChunkEntry, EntryOptions } from '../pool/chunk.ts';
import type { AppContext } from './context.ts';
import { country, parseEntry } from './entry.ts';
import { safeParse } from './safe-parse.ts';

/** Issues listed in one answer. */
export const issuesMax = 20;

/** Extras asked for in one request. */
export const includesMax = 10;

export interface Issue {
  readonly path: string;
  readonly message: string;
}

const include = z.enum(['details'], { error: 'Expected "details".' });

export const envelope = z.object(
  {
    transactions: z.custom<unknown[]>(Array.isArray, {
      error: 'Expected an array of transactions.',
    }),
    country: country.nullish(),
    include: z
      .array(include, { error: 'Expected an array of strings.' })
      .max(includesMax, `Expected at most ${includesMax} entries.`)
      .nullish(),
  },
  { error: 'Expected an object.' },
);

const query = z.object({
  include: z.array(include).max(includesMax).default([]),
  country: country.optional(),
});

export interface EnrichRequest {
  readonly entries: readonly ChunkEntry[];
  readonly options: EntryOptions;
}

/** The options of a request that stand in its query; throws AppError. */
export function readQueryOptions(context: AppContext): EntryOptions {
  if (!context.req.url.includes('?')) return {};
  const parsed = safeParse(query, {
    include: context.req.query('include')?.split(','),
    country: context.req.query('country'),
  });
  if (!parsed.success)
    throw invalid(
      parsed.error.issues.map((issue) => toIssue(issue)),
      'query',
    );
  return toOptions(parsed.data.include, parsed.data.country);
}

/** A body's items and options; throws AppError naming every path that does not fit. */
export async function parseEnrichRequest(
  value: unknown,
  itemsMax: number,
  queried: EntryOptions = {},
): Promise<EnrichRequest> {
  const parsed = safeParse(envelope, value);
  if (!parsed.success) throw invalid(parsed.error.issues.map((issue) => toIssue(issue)));
  // The count is checked before the items, so that a huge array costs nothing more.
  const { transactions, ...asked } = parsed.data;
  if (transactions.length < 1 || transactions.length > itemsMax) {
    throw invalid([{ path: 'transactions', message: `Expected 1 to ${itemsMax} items.` }]);
  }
  const issues: Issue[] = [];
  const entries: ChunkEntry[] = [];
  for (let i = 0; i < transactions.length && issues.length < issuesMax; i++) {
    if (i % itemsTogether === itemsTogether - 1) await pause();
    const result = parseEntry(transactions[i]);
    if (result.issues === undefined) entries.push(result.entry);
    else issues.push(...result.issues.map((issue) => toIssue(issue, 'transactions', i)));
  }
  if (issues.length > 0) throw invalid(issues);
  return { entries, options: { ...queried, ...toOptions(asked.include, asked.country) } };
}

/** The refusal of a request that does not fit, with at most `issuesMax` issues. */
export function invalid(issues: readonly Issue[], where = 'body'): AppError {
  return new AppError('invalid_request', {
    sentence: `The request ${where} does not have the expected shape.`,
    fields: { issues: issues.slice(0, issuesMax) },
  });
}

function toOptions(
  includes: readonly string[] | null | undefined,
  countryCode: string | null | undefined,
): EntryOptions {
  return {
    ...(includes?.includes('details') ? { includesDetails: true } : {}),
    ...(countryCode ? { country: countryCode } : {}),
  };
}

interface RawIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** An issue as the answer lists it, its path below `above`. */
export function toIssue({ path, message }: RawIssue, ...above: readonly PropertyKey[]): Issue {
  return { path: [...above, ...path].map(String).join('.'), message };
}
