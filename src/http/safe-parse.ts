/** Parses what a client sent against a schema, and never throws. */

import { z } from 'zod';

type Parsed<Schema extends z.ZodType> = z.ZodSafeParseResult<z.output<Schema>>;

export function safeParse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Parsed<Schema> {
  try {
    return schema.safeParse(value) as Parsed<Schema>;
  } catch (error) {
    // The length of whatever has one is compared, even where a string or an array was due; that of
    // a hostile object cannot be.
    if (!(error instanceof TypeError)) throw error;
    return { success: false, error: new z.ZodError([otherShape]) } as Parsed<Schema>;
  }
}

const otherShape: z.core.$ZodIssueCustom = {
  code: 'custom',
  path: [],
  message: 'Expected another shape.',
  input: undefined,
};
