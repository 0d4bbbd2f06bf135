/** The shapes of request bodies, and the messages for what does not fit. */

import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { ChunkEntry } from '../pool/chunk.ts';

/** Characters of one descriptor. */
export const itemCharactersMax = 1024;

/** Issues listed in one answer. */
export const issuesMax = 20;

interface Issue {
  readonly path: string;
  readonly message: string;
}

const envelope = z.object(
  {
    transactions: z.custom<unknown[]>(Array.isArray, {
      error: 'Expected an array of transactions.',
    }),
  },
  { error: 'Expected an object.' },
);

const descriptor = z
  .string({ error: 'Expected a string.' })
  .refine((text) => !isLongerThan(text, itemCharactersMax), {
    error: `Expected at most ${itemCharactersMax} characters.`,
  })
  .refine((text) => !text.includes('\0'), { error: 'Expected no NUL character.' })
  .refine((text) => text.isWellFormed(), { error: 'Expected no lone surrogate.' });

/** The transactions of a body; throws AppError naming every path that does not fit. */
export function parseTransactions(value: unknown, itemsMax: number): readonly ChunkEntry[] {
  const parsed = envelope.safeParse(value);
  if (!parsed.success) {
    throw invalid(parsed.error.issues.map((issue) => toIssue(issue.path, issue.message)));
  }
  // The count is checked before the items, so that a huge array costs nothing more.
  const { transactions } = parsed.data;
  if (transactions.length < 1 || transactions.length > itemsMax) {
    throw invalid([toIssue(['transactions'], `Expected 1 to ${itemsMax} items.`)]);
  }
  const issues: Issue[] = [];
  for (let i = 0; i < transactions.length && issues.length < issuesMax; i++) {
    const item = descriptor.safeParse(transactions[i]);
    const message = item.error?.issues[0]?.message;
    if (message !== undefined) issues.push(toIssue(['transactions', i], message));
  }
  if (issues.length > 0) throw invalid(issues);
  return transactions as readonly string[];
}

function invalid(issues: readonly Issue[]): AppError {
  return new AppError('invalid_request', {
    sentence: 'The request body does not have the expected shape.',
    fields: { issues },
  });
}

function toIssue(path: readonly PropertyKey[], message: string): Issue {
  return { path: path.map(String).join('.'), message };
}

function isLongerThan(text: string, charactersMax: number): boolean {
  if (text.length <= charactersMax) return false;
  if (text.length > 2 * charactersMax) return true;
  return [...text].length > charactersMax;
}
