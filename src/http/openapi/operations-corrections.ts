/** The operations on the tenant's corrections. */

import { pageRowsMax } from '../paging.ts';
import { correctionListQuery, correctionSchema } from '../schemas-corrections.ts';
import * as answers from './answers.ts';
import {
  badRequest,
  bodyAnswers,
  jsonContent,
  keyAnswers,
  notFound,
  type Operation,
  problem,
} from './operation.ts';

const id = '1b4e28ba-2fa1-4d2b-883f-0016d3cca427';
const request = {
  match: { contains: 'blue bottle' },
  set: { merchant: 'Blue Bottle Coffee', category: 'Food & Drink' },
};
const stored = {
  id,
  ...request,
  created_at: '2026-11-23T10:00:00.000Z',
  updated_at: '2026-11-23T10:00:00.000Z',
};

const all = { tag: 'Corrections', access: 'key', path: '/v1/corrections' } as const;
const one = { ...all, path: '/v1/corrections/{id}', path_examples: { id } } as const;
const oneAnswers = { ...notFound('Correction not found.'), ...keyAnswers };
const body = jsonContent(correctionSchema, request);
const content = jsonContent(answers.correction, stored);

export function correctionOperations(): Operation[] {
  return [saveOperation(), ...readOperations()];
}

function saveOperation(): Operation {
  return {
    ...all,
    method: 'post',
    id: 'saveCorrection',
    summary: 'Store a correction',
    description:
      'Counts at once, for all keys of the tenant. One with the same match takes its place.',
    body,
    answers: {
      200: { description: 'It took the place of another.', content },
      201: {
        description: 'It is new.',
        headers: { Location: 'The correction.' },
        content,
      },
      409: problem(
        'The tenant has as many as it may.',
        { error: 'Too many corrections.', limit: 10_000 },
        answers.fullProblem,
      ),
      ...bodyAnswers,
      ...keyAnswers,
    },
  };
}

function readOperations(): Operation[] {
  return [
    {
      ...all,
      method: 'get',
      id: 'listCorrections',
      summary: 'List the corrections of the tenant, newest first',
      query: correctionListQuery,
      limitMax: pageRowsMax,
      queryExamples: { limit: '50' },
      answers: {
        200: {
          description: 'One page; `next_cursor` is null on the last.',
          content: jsonContent(answers.correctionList, {
            corrections: [stored],
            next_cursor: null,
          }),
        },
        ...badRequest,
        ...keyAnswers,
      },
    },
    {
      ...all,
      method: 'post',
      path: '/v1/corrections/preview',
      id: 'previewCorrection',
      summary: 'Try a correction on recent items',
      description: 'Shows what it would change among the newest items of the jobs of the tenant.',
      body,
      answers: {
        200: {
          description: 'How many items were examined and would change, and the first of these.',
          content: jsonContent(answers.preview, { examined: 0, changed: 0, changes: [] }),
        },
        ...bodyAnswers,
        ...keyAnswers,
      },
    },
    {
      ...one,
      method: 'get',
      id: 'showCorrection',
      summary: 'Show a correction',
      answers: { 200: { description: 'The correction.', content }, ...oneAnswers },
    },
    {
      ...one,
      method: 'delete',
      id: 'eraseCorrection',
      summary: 'Erase a correction',
      answers: { 204: { description: 'It is gone.' }, ...oneAnswers },
    },
  ];
}
