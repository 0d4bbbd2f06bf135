/** The shapes of a correction as it is sent, and of the query of their list. */

import { z } from 'zod';
import {
  type Correction,
  containsCharactersMin,
  matchCharactersMax,
  merchantCharactersMax,
} from '../corrections/correction.ts';
import { normalizeMatch } from '../corrections/text.ts';
import { CATEGORIES } from '../enrich/item.ts';
import { pageQuery } from './paging.ts';

const isPlain = (text: string) => !text.includes('\0') && text.isWellFormed();
const plainError = 'Expected no NUL character and no lone surrogate.';

function plainText(charactersMax: number) {
  return z
    .string({ error: 'Expected a string.' })
    .min(1, { error: 'Expected at least 1 character.' })
    .max(charactersMax, { error: `Expected at most ${charactersMax} characters.` })
    .refine(isPlain, { error: plainError });
}

/** The value of `match.contains` and `match.normalized`: something must be left to compare. */
function comparable(kind: 'normalized' | 'contains', charactersMin: number) {
  return plainText(matchCharactersMax).refine(
    (text) => normalizeMatch(kind, text).length >= charactersMin,
    { error: `Expected at least ${charactersMin} characters to compare.` },
  );
}

/** A strict object whose errors name no field of the client's own. */
function closedObject<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? 'Expected no other fields.' : 'Expected an object.',
  });
}

export const merchantIdSchema = z
  .string({ error: 'Expected a string.' })
  .regex(/^mer_[0-9a-f]{16}$/, { error: 'Expected a merchant id.' });

export const matchSchema = closedObject({
  normalized: comparable('normalized', 1).optional(),
  contains: comparable('contains', containsCharactersMin).optional(),
  merchant_id: merchantIdSchema.optional(),
})
  .refine((match) => Object.keys(match).length === 1, { error: 'Expected exactly one field.' })
  .meta({ minProperties: 1, maxProperties: 1 });

const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,62}$/;

export const changesSchema = closedObject({
  merchant: plainText(merchantCharactersMax).nullable().optional(),
  domain: z
    .string({ error: 'Expected a string or null.' })
    .regex(DOMAIN, { error: 'Expected a domain in lower case.' })
    .nullable()
    .optional(),
  category: z.enum(CATEGORIES, { error: 'Expected one of the categories.' }).optional(),
  mcc_code: z
    .string({ error: 'Expected a string or null.' })
    .regex(/^\d{4}$/, { error: 'Expected four digits.' })
    .nullable()
    .optional(),
  is_subscription: z.boolean({ error: 'Expected true or false.' }).optional(),
})
  .refine((set) => Object.keys(set).length > 0, { error: 'Expected at least one field.' })
  .meta({ minProperties: 1 });

export const correctionSchema = closedObject({ match: matchSchema, set: changesSchema });

export const correctionListQuery = pageQuery;

/** The correction as the store and the rules take it. */
export function toCorrection({ match, set }: z.output<typeof correctionSchema>): Correction {
  const [kind, value] = matchOf(match);
  return {
    match: { kind, value: normalizeMatch(kind, value) },
    // Written out in one order, without what is absent.
    set: JSON.parse(JSON.stringify(set)) as Correction['set'],
  };
}

function matchOf(match: z.output<typeof matchSchema>) {
  if (match.normalized !== undefined) return ['normalized', match.normalized] as const;
  if (match.contains !== undefined) return ['contains', match.contains] as const;
  return ['merchant_id', match.merchant_id ?? ''] as const;
}
