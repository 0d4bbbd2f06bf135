/** Checks a request's body or query against a schema, and says what does not fit. */

import type { z } from 'zod';
import { AppError } from '../errors.ts';
import { safeParse } from './safe-parse.ts';
import { issuesMax } from './schemas.ts';

/** The parsed value; throws AppError with the path and a sentence for each issue. */
export function validateBody<Schema extends z.ZodType>(schema: Schema, value: unknown) {
  return validate(schema, value, 'The request body does not have the expected shape.');
}

export function validateQuery<Schema extends z.ZodType>(schema: Schema, value: unknown) {
  return validate(schema, value, 'The query does not have the expected shape.');
}

function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  sentence: string,
): z.output<Schema> {
  const parsed = safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, issuesMax).map(({ path, message }) => {
    return { path: path.map(String).join('.'), message };
  });
  throw new AppError('invalid_request', { sentence, fields: { issues } });
}
