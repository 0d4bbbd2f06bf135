/** The operations that enrich: at once, as a stored job, and line by line. */

import { z } from 'zod';
import type { Config } from '../../config.ts';
import { descriptor, transaction } from '../entry.ts';
import { envelope } from '../schemas.ts';
import * as answers from './answers.ts';
import {
  bodyAnswers,
  enrichQuery,
  jsonContent,
  keyAnswers,
  type Operation,
  problem,
} from './operation.ts';

export const entry = z.union([descriptor, transaction]);

/** The body of a request with at most this many items. */
export function enrichBody(itemsMax: number) {
  return z.object({ ...envelope.shape, transactions: z.array(entry).min(1).max(itemsMax) });
}

const netflix = {
  input: 'NETFLIX.COM ON DEMAND',
  status: 'complete',
  source: 'cache',
  merchant: 'Netflix',
  domain: 'netflix.com',
  category: 'Entertainment',
  mcc_code: '4899',
  is_subscription: true,
  confidence: 1,
};

const jobId = '84c8a82d-1234-4678-abcd-ef0123456789';
const ndjson = 'application/x-ndjson';

export function enrichOperations(config: Config): Operation[] {
  const common = { tag: 'Enrich', access: 'key', method: 'post' } as const;
  return [
    {
      ...common,
      path: '/v1/enrich',
      id: 'enrich',
      summary: 'Enrich at once',
      description: 'One item per transaction, in the order sent.',
      query: enrichQuery,
      body: jsonContent(enrichBody(config.syncItemsMax), {
        transactions: ['NETFLIX.COM ON DEMAND'],
      }),
      answers: {
        200: {
          description: 'The items. `partial` when one of them has the status `retry`.',
          content: jsonContent(answers.enrichAnswer, {
            results: [netflix],
            job_id: null,
            status: 'complete',
          }),
        },
        ...bodyAnswers,
        ...keyAnswers,
      },
    },
    { ...common, ...submitOperation(config) },
    { ...common, ...streamOperation() },
  ];
}

function submitOperation(config: Config) {
  const queued = { results: [], job_id: jobId, status: 'queued' };
  return {
    path: '/v1/enrich/async',
    id: 'submitJob',
    summary: 'Submit a job',
    description: `At most ${config.asyncItemsMax} items as JSON, ${config.bulkItemsMax} in the other forms.`,
    query: enrichQuery.extend({ column: z.string().optional() }),
    headers: [
      {
        name: 'Idempotency-Key',
        description: 'A repeat of the same body under it gives the same job.',
        pattern: '^[!-~]{1,255}$',
        example: 'statement-2026-11',
      },
    ],
    body: {
      ...jsonContent(enrichBody(config.asyncItemsMax), {
        transactions: ['NETFLIX.COM ON DEMAND', { description: 'SHELL 1234', country: 'GB' }],
      }),
      [ndjson]: { schema: z.string(), example: '"NETFLIX.COM"\n{"description":"SHELL 1234"}\n' },
      'text/csv': { schema: z.string(), example: 'description\nNETFLIX.COM\n' },
      'text/plain': { schema: z.string(), example: 'NETFLIX.COM\nSHELL 1234\n' },
    },
    answers: {
      200: {
        description: 'The job was submitted before under this idempotency key.',
        headers: { 'Idempotent-Replayed': 'Always `true`.', Location: 'The job.' },
        content: jsonContent(answers.submitAnswer, queued),
      },
      202: {
        description: 'The job is stored.',
        headers: { Location: 'The job.' },
        content: jsonContent(answers.submitAnswer, queued),
      },
      422: problem('The idempotency key was used with another body.', {
        error: 'Idempotency key was used with a different request.',
      }),
      ...bodyAnswers,
      ...keyAnswers,
    },
  };
}

function streamOperation() {
  const { 400: invalid, 415: mediaType } = bodyAnswers;
  return {
    path: '/v1/enrich/stream',
    id: 'enrichStream',
    summary: 'Enrich line by line',
    description: 'One line out for each line in, in the same order, as it goes.',
    query: enrichQuery,
    body: { [ndjson]: { schema: z.string(), example: '"NETFLIX.COM"\n' } },
    answers: {
      200: {
        description: 'The items, one a line; a line that does not fit is answered in its place.',
        content: { [ndjson]: { schema: answers.streamLine, example: netflix } },
      },
      ...(invalid && { 400: invalid }),
      ...(mediaType && { 415: mediaType }),
      ...keyAnswers,
    },
  };
}
