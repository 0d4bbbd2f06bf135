/** One item of a request: a descriptor as a string, or an object with hints. */

import { z } from 'zod';
import type { Transaction } from '../enrich/item.ts';
import type { ChunkEntry } from '../pool/chunk.ts';
import { safeParse } from './safe-parse.ts';

/** Characters of one descriptor, and of one memo. */
export const itemCharactersMax = 1024;

/** Characters of a client's own id of an item. */
export const idCharactersMax = 255;

/** The largest amount, in the currency's usual unit. */
export const amountMax = 1e15;

export interface EntryIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

export type EntryResult =
  | { readonly entry: ChunkEntry; readonly issues?: never }
  | { readonly entry?: never; readonly issues: readonly EntryIssue[] };

export const descriptor = text(itemCharactersMax);

export const country = z
  .string({ error: 'Expected a two-letter country code.' })
  .regex(/^[A-Za-z]{2}$/, 'Expected a two-letter country code.')
  .toUpperCase();

/** An item with hints; other fields are ignored, and null counts as absent. */
export const transaction = z.object({
  description: descriptor,
  id: text(idCharactersMax).min(1, 'Expected at least 1 character.').nullish(),
  amount: z
    .number({ error: 'Expected a number.' })
    .min(-amountMax, 'Expected a smaller amount.')
    .max(amountMax, 'Expected a smaller amount.')
    .nullish(),
  currency: z
    .string({ error: 'Expected a three-letter currency code.' })
    .regex(/^[A-Za-z]{3}$/, 'Expected a three-letter currency code.')
    .toUpperCase()
    .nullish(),
  date: z
    .union([z.iso.date(), z.iso.datetime({ offset: true, local: true })], {
      error: 'Expected an ISO 8601 date.',
    })
    .nullish(),
  country: country.nullish(),
  mcc: z
    .string({ error: 'Expected a string of four digits.' })
    .regex(/^\d{4}$/, 'Expected a string of four digits.')
    .nullish(),
  direction: z.enum(['debit', 'credit'], { error: 'Expected "debit" or "credit".' }).nullish(),
  memo: text(itemCharactersMax).nullish(),
});

/** The item that a JSON value is, or what is wrong with it. */
export function parseEntry(value: unknown): EntryResult {
  if (typeof value === 'string') {
    const { error } = safeParse(descriptor, value);
    return error === undefined ? { entry: value } : { issues: error.issues };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { issues: [{ path: [], message: 'Expected a string or an object.' }] };
  }
  const { data, error } = safeParse(transaction, value);
  if (error !== undefined) return { issues: error.issues };
  const given = Object.entries(data).filter(([, hint]) => hint !== null && hint !== undefined);
  return { entry: Object.fromEntries(given) as unknown as Transaction };
}

function text(charactersMax: number) {
  return z
    .string({ error: 'Expected a string.' })
    .refine((value) => !isLongerThan(value, charactersMax), {
      error: `Expected at most ${charactersMax} characters.`,
    })
    .refine((value) => !value.includes('\0'), { error: 'Expected no NUL character.' })
    .refine((value) => value.isWellFormed(), { error: 'Expected no lone surrogate.' });
}

function isLongerThan(value: string, charactersMax: number): boolean {
  if (value.length <= charactersMax) return false;
  if (value.length > 2 * charactersMax) return true;
  return [...value].length > charactersMax;
}
