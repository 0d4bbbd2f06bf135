/** The operations on the knowledge, and those around the service itself. */

import { z } from 'zod';
import type { Config } from '../../config.ts';
import { merchantQuery, merchantRowsMax } from '../schemas-merchants.ts';
import * as answers from './answers.ts';
import { badRequest, jsonContent, keyAnswers, notFound, type Operation } from './operation.ts';

const merchantId = 'mer_30169288183c05ef';

export function knowledgeOperations(): Operation[] {
  const common = { tag: 'Knowledge', access: 'key', method: 'get' } as const;
  return [
    {
      ...common,
      path: '/v1/merchants',
      id: 'searchMerchants',
      summary: 'Search the known merchants',
      description: 'By the beginning of a name or of another spelling; the best known first.',
      query: merchantQuery,
      limitMax: merchantRowsMax,
      queryExamples: { q: 'netf' },
      answers: {
        200: { description: 'The merchants.', content: jsonContent(answers.merchantList) },
        ...badRequest,
        ...keyAnswers,
      },
    },
    {
      ...common,
      path: '/v1/merchants/{merchant_id}',
      path_examples: { merchant_id: merchantId },
      id: 'showMerchant',
      summary: 'Show a merchant',
      answers: {
        200: { description: 'The merchant.', content: jsonContent(answers.merchant) },
        ...notFound('Merchant not found.'),
        ...keyAnswers,
      },
    },
    {
      ...common,
      path: '/v1/categories',
      id: 'listCategories',
      summary: 'List the categories',
      description: 'With their merchant category codes and Plaid categories.',
      answers: {
        200: { description: 'The table.', content: jsonContent(answers.categories) },
        ...keyAnswers,
      },
    },
  ];
}

export function serviceOperations(config: Config): Operation[] {
  const common = { tag: 'Service', access: 'open', method: 'get' } as const;
  const { 503: unavailable } = keyAnswers;
  const page = (path: string, id: string, summary: string): Operation => ({
    ...common,
    path,
    id,
    summary,
    answers: {
      200: { description: 'A page.', content: { 'text/html': { schema: z.string() } } },
    },
  });
  const status = (value: string) => ({
    description: 'Yes.',
    content: jsonContent(answers.health, { status: value }),
  });
  return [
    {
      ...common,
      path: '/healthz',
      id: 'isAlive',
      summary: 'Is the process alive?',
      answers: { 200: status('ok') },
    },
    {
      ...common,
      path: '/readyz',
      id: 'isReady',
      summary: 'Can it take work?',
      answers: { 200: status('ready'), ...(unavailable && { 503: unavailable }) },
    },
    ...(config.metrics === 'off' ? [] : [metricsOperation(config.metrics)]),
    {
      ...common,
      path: '/openapi.json',
      id: 'describe',
      summary: 'This description',
      answers: { 200: { description: 'OpenAPI 3.1.', content: jsonContent(z.looseObject({})) } },
    },
    page('/docs', 'docs', 'This description as a page'),
    page('/console', 'console', 'The web console'),
  ];
}

function metricsOperation(access: 'key' | 'open'): Operation {
  const { 500: fault } = keyAnswers;
  const content = { 'text/plain': { schema: z.string() } };
  return {
    tag: 'Service',
    access,
    method: 'get',
    path: '/metrics',
    id: 'metrics',
    summary: 'Counters for Prometheus',
    answers: {
      200: { description: 'The counters.', content },
      ...(fault && { 500: fault }),
      ...(access === 'key' ? keyAnswers : {}),
    },
  };
}
