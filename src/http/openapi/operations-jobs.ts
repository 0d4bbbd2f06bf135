/** The operations on stored jobs. */

import { z } from 'zod';
import { jobQuery, listedJobsMax } from '../job-query.ts';
import { waitSecondsMax } from '../prefer.ts';
import * as answers from './answers.ts';
import { badRequest, jsonContent, keyAnswers, notFound, type Operation } from './operation.ts';

const jobId = '84c8a82d-1234-4678-abcd-ef0123456789';
const times = { created_at: '2026-11-23T10:00:00.000Z', updated_at: '2026-11-23T10:00:00.120Z' };
const running = { id: jobId, status: 'processing', item_count: 3 };

const one = {
  tag: 'Jobs',
  access: 'key',
  path: '/v1/enrich/jobs/{id}',
  path_examples: { id: jobId },
} as const;

const prefer = {
  name: 'Prefer',
  description: `Holds the answer until the job ends, at most ${waitSecondsMax} seconds.`,
  pattern: '^wait=\\d+$',
  example: 'wait=1',
};

const oneAnswers = { ...notFound('Job not found.'), ...keyAnswers };

export function jobOperations(): Operation[] {
  return [
    {
      tag: 'Jobs',
      access: 'key',
      method: 'get',
      path: '/v1/enrich/jobs',
      id: 'listJobs',
      summary: 'List the jobs of the key, newest first',
      query: jobQuery,
      limitMax: listedJobsMax,
      queryExamples: { limit: '20' },
      answers: {
        200: {
          description: 'One page; `next_cursor` is null on the last.',
          content: jsonContent(answers.jobList, {
            jobs: [{ ...running, ...times }],
            next_cursor: null,
          }),
        },
        ...badRequest,
        ...keyAnswers,
      },
    },
    {
      ...one,
      method: 'get',
      id: 'showJob',
      summary: 'Show a job',
      description: '`results` is empty until the job is `complete`.',
      headers: [prefer],
      answers: {
        200: {
          description: 'The job.',
          content: jsonContent(answers.job, { ...running, results: [], ...times }),
        },
        ...oneAnswers,
      },
    },
    {
      ...one,
      method: 'delete',
      id: 'eraseJob',
      summary: 'Erase a job and all its data',
      answers: { 204: { description: 'It is gone.' }, ...oneAnswers },
    },
    ...outputOperations(),
  ];
}

function outputOperations(): Operation[] {
  return [
    {
      ...one,
      method: 'get',
      path: '/v1/enrich/jobs/{id}/results',
      id: 'jobResults',
      summary: 'What is done of a job so far',
      description: 'As JSON, NDJSON or CSV, by `Accept`.',
      headers: [prefer],
      answers: {
        200: {
          description: 'The job with its leading results, or these alone.',
          headers: { 'Job-Status': 'The status of the job.' },
          content: {
            ...jsonContent(answers.job),
            'application/x-ndjson': { schema: answers.item },
            'text/csv': { schema: z.string() },
          },
        },
        ...oneAnswers,
      },
    },
    {
      ...one,
      method: 'get',
      path: '/v1/enrich/jobs/{id}/events',
      id: 'jobEvents',
      summary: 'Follow the progress of a job',
      description: 'Server-sent events `progress`, then `complete`, `failed` or `erased`.',
      answers: {
        200: {
          description: 'The events, until the job ends.',
          content: {
            'text/event-stream': {
              schema: z.string(),
              example: `event: progress\ndata: {"id":"${jobId}","status":"processing","item_count":3,"done_count":0}\n\n`,
            },
          },
        },
        ...oneAnswers,
      },
    },
  ];
}
