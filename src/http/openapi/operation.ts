/** What is told of one operation, and the answers that many of them share. */

import { z } from 'zod';
import * as answers from './answers.ts';

export interface Operation {
  readonly method: 'get' | 'post' | 'delete';
  /** With parameters in braces. */
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** `key` needs a live key; `open` needs none. */
  readonly access: 'key' | 'open';
  /** Values that work as examples, one for each parameter in the path. */
  readonly path_examples?: Readonly<Record<string, string>>;
  readonly query?: z.ZodObject;
  /** The most that the query's `limit` may be. */
  readonly limitMax?: number;
  readonly queryExamples?: Readonly<Record<string, string>>;
  readonly headers?: readonly HeaderParameter[];
  readonly body?: Readonly<Record<string, Content>>;
  readonly answers: Readonly<Record<number, Answer>>;
}

export interface HeaderParameter {
  readonly name: string;
  readonly description: string;
  readonly pattern: string;
  readonly example: string;
}

export interface Content {
  readonly schema: z.ZodType;
  readonly example?: unknown;
}

export interface Answer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** By media type; absent when the answer has no body. */
  readonly content?: Readonly<Record<string, Content>>;
}

const json = 'application/json';

export function jsonContent(
  schema: z.ZodType,
  example?: unknown,
): Readonly<Record<string, Content>> {
  return { [json]: { schema, example } };
}

export function problem(
  description: string,
  example: unknown,
  schema: z.ZodType = answers.problem,
  headers?: Readonly<Record<string, string>>,
): Answer {
  const content = jsonContent(schema, example);
  return headers ? { description, content, headers } : { description, content };
}

const retryAfter = { 'Retry-After': 'Seconds to wait before another try.' };
const unavailable = { error: 'Service unavailable. Retry later.' };

/** Answers of every operation that needs a key. */
export const keyAnswers: Operation['answers'] = {
  401: problem('No key, or one that is unknown, revoked, or not the key of the job.', {
    error: 'Missing API key. Provide your key via the X-API-Key header.',
  }),
  429: problem(
    'The rate of the key, see `Retry-After`, or its monthly quota.',
    { error: 'Rate limit exceeded.' },
    answers.limitProblem,
    retryAfter,
  ),
  500: problem('A fault of the service.', { error: 'Internal Server Error' }),
  503: problem(
    'The queue or the disk is full, or the service is stopping.',
    unavailable,
    answers.problem,
    retryAfter,
  ),
};

/** The answer to a request that does not fit. */
export const badRequest: Operation['answers'] = {
  400: problem(
    'The request does not have the expected shape.',
    {
      error: 'The request body does not have the expected shape.',
      issues: [{ path: 'transactions', message: 'Expected 1 to 100 items.' }],
    },
    answers.invalidProblem,
  ),
};

/** Answers of every operation that takes a body. */
export const bodyAnswers: Operation['answers'] = {
  ...badRequest,
  413: problem(
    'The body is over the limit.',
    { error: 'Request body too large.', limit_bytes: 2_097_152 },
    answers.sizeProblem,
  ),
  415: problem('A media type or encoding that is not taken.', {
    error: 'Unsupported media type.',
  }),
};

export function notFound(error: string): Operation['answers'] {
  return { 404: problem('There is none with this id.', { error }) };
}

/** `include` and `country`, which stand in the query as they may in the body. */
export const enrichQuery = z.object({
  include: z.enum(['details']).optional(),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/)
    .optional(),
});
