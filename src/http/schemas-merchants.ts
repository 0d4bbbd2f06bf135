/** The query of the merchant search. */

import { z } from 'zod';

/** Merchants of one answer, by default and at most. */
export const merchantRows = 20;
export const merchantRowsMax = 100;

/** Characters of the text that is searched for. */
export const searchCharactersMax = 100;

export const merchantQuery = z.object({
  q: z
    .string({ error: 'Expected a text to search for.' })
    .min(1, { error: 'Expected at least 1 character.' })
    .max(searchCharactersMax, { error: `Expected at most ${searchCharactersMax} characters.` }),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, { error: 'Expected a two-letter country code.' })
    .toUpperCase()
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, { error: 'Expected a whole number.' })
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= merchantRowsMax, {
      error: `Expected 1 to ${merchantRowsMax}.`,
    })
    .optional(),
});
