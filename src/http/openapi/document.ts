/** Puts the OpenAPI 3.1 description together from the table of operations and the schemas. */

import { z } from 'zod';
import type { Config } from '../../config.ts';
import { descriptor, idCharactersMax, itemCharactersMax, transaction } from '../entry.ts';
import * as answers from './answers.ts';
import type { Content, Operation } from './operation.ts';
import { correctionOperations } from './operations-corrections.ts';
import { enrichOperations, entry } from './operations-enrich.ts';
import { jobOperations } from './operations-jobs.ts';
import { knowledgeOperations, serviceOperations } from './operations-service.ts';

type Json = Record<string, unknown>;

export function listOperations(config: Config): Operation[] {
  return [
    ...enrichOperations(config),
    ...jobOperations(),
    ...correctionOperations(),
    ...knowledgeOperations(),
    ...serviceOperations(config),
  ];
}

export function describeApi(config: Config, version: string): Json {
  const operations = listOperations(config);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    paths[operation.path] = { ...path, [operation.method]: describeOperation(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'enrichd',
      version,
      description:
        'Turns raw bank and card descriptors into merchants. Every error has `error`, one ' +
        'sentence. Unknown paths answer 404, other methods 405 with `Allow`, requests that come ' +
        'too slowly 408, headers that are too large 431.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: describeComponents(), securitySchemes },
  };
}

const securitySchemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
  bearer: { type: 'http', scheme: 'bearer' },
};

function describeOperation(operation: Operation): Json {
  const { id, tag, summary, description, access, body } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: access === 'key' ? [{ key: [] }, { bearer: [] }] : [],
    parameters: describeParameters(operation),
    ...(body && { requestBody: { required: true, content: describeContent(body, 'input') } }),
    responses: Object.fromEntries(
      Object.entries(operation.answers).map(([status, answer]) => [
        status,
        {
          description: answer.description,
          ...(answer.headers && { headers: describeHeaders(answer.headers) }),
          ...(answer.content && { content: describeContent(answer.content, 'output') }),
        },
      ]),
    ),
  };
}

function describeHeaders(headers: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  );
}

function describeParameters(operation: Operation): Json[] {
  const { path_examples = {}, query, queryExamples = {}, headers = [] } = operation;
  const { properties = {}, required = [] } = query ? toJsonSchema(query, 'input') : {};
  return [
    ...Object.entries(path_examples).map(([name, example]) => {
      return { name, in: 'path', required: true, schema: { type: 'string' }, example };
    }),
    ...Object.entries(properties as Record<string, Json>).map(([name, schema]) => {
      const isRequired = (required as string[]).includes(name);
      const example = queryExamples[name];
      if (name === 'limit' && operation.limitMax) schema.maximum = operation.limitMax;
      return { name, in: 'query', required: isRequired, schema, ...(example && { example }) };
    }),
    ...headers.map(({ name, description, pattern, example }) => {
      return { name, in: 'header', description, schema: { type: 'string', pattern }, example };
    }),
  ];
}

function describeContent(content: Readonly<Record<string, Content>>, io: 'input' | 'output'): Json {
  return Object.fromEntries(
    Object.entries(content).map(([type, { schema, example }]) => [
      type,
      { schema: refer(schema, io), ...(example !== undefined && { example }) },
    ]),
  );
}

/** Schemas with a name of their own, for what is sent and for what is answered. */
const NAMED = {
  input: { Descriptor: descriptor, Transaction: transaction, Entry: entry },
  output: Object.fromEntries(
    Object.entries(answers).map(([name, schema]) => [
      (name[0] ?? '').toUpperCase() + name.slice(1),
      schema,
    ]),
  ),
} as const;

const prefix = '#/components/schemas/';

function describeComponents(): Json {
  const components: Json = {};
  for (const io of ['input', 'output'] as const) {
    const registry = z.registry<{ id: string }>();
    for (const [id, schema] of Object.entries(NAMED[io])) registry.add(schema, { id });
    const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => prefix + id, override });
    for (const [id, schema] of Object.entries(schemas)) components[id] = withoutIds(schema as Json);
  }
  return components;
}

function refer(schema: z.ZodType, io: 'input' | 'output'): Json {
  const named = Object.entries(NAMED[io]).find(([, one]) => one === schema);
  return named ? { $ref: prefix + named[0] } : toJsonSchema(schema, io);
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  return withoutIds(z.toJSONSchema(schema, { io, override }) as Json);
}

/** In the document a schema is known by its place. */
function withoutIds({ $schema: _, $id: __, ...schema }: Json): Json {
  return schema;
}

type Override = NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override'];

/** What the checks mean that JSON Schema cannot know, and formats without their long patterns. */
const override: NonNullable<Override> = ({ zodSchema, jsonSchema, path }) => {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (zodSchema === (descriptor as unknown)) jsonSchema.maxLength = itemCharactersMax;
  if (path.at(-1) === 'limit' && jsonSchema.type === 'string') {
    jsonSchema.type = 'integer';
    delete jsonSchema.pattern;
    jsonSchema.minimum = 1;
  }
  if (path.includes('memo') && jsonSchema.type === 'string') {
    jsonSchema.maxLength = itemCharactersMax;
  }
  if (path.at(-1) === 'id' && jsonSchema.minLength === 1) jsonSchema.maxLength = idCharactersMax;
};
