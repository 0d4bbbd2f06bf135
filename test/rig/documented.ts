/** Holds every answer of the service to its own description. */

import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Config } from '../../src/config.ts';
import { describeApi } from '../../src/http/openapi/document.ts';

interface DescribedOperation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, unknown>> }>
  >;
}

type Paths = Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;

export interface Description {
  /** Every documented answer, as `get /v1/categories 200`. */
  readonly answers: readonly string[];
  /** Fails when the answer is not documented; else says which one it is. */
  check(method: string, target: string, response: Response): Promise<string | undefined>;
}

/** Larger answers are checked by their status and media type alone. */
const checkedCharactersMax = 200_000;

/** What any path may answer: the client was too slow, the method is another. */
const ANYWHERE = new Set([405, 408]);

const FORMATS = {
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
};

export function createDescription(config: Config): Description {
  const document = describeApi(config, '0.0.0');
  const paths = document.paths as Paths;
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: FORMATS });
  ajv.addSchema(document, 'api');

  return {
    answers: Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.keys(responses).map((status) => `${method} ${path} ${status}`),
      ),
    ),

    async check(sent, target, response) {
      const { status } = response;
      // The answer to a preflight is the browser's affair.
      if (sent === 'OPTIONS' && status === 204) return undefined;
      const path = findPath(paths, target);
      const operations = path === undefined ? undefined : paths[path];
      const method = sent === 'HEAD' ? 'get' : sent.toLowerCase();
      const operation = operations?.[method];
      if (path === undefined || operation === undefined || ANYWHERE.has(status)) {
        const expected = operations === undefined ? [404] : [404, ...ANYWHERE];
        assert.ok(expected.includes(status), `undocumented: ${sent} ${target} ${status}`);
        return undefined;
      }
      const name = `${method} ${path} ${status}`;
      const described = operation.responses[status];
      assert.ok(described, `undocumented: ${name}`);
      if (described.content === undefined || sent === 'HEAD') return name;

      const type = response.headers.get('content-type')?.split(';')[0] ?? '';
      assert.ok(described.content[type], `undocumented media type ${type}: ${name}`);
      if (type !== 'application/json' || isLarge(response)) return name;
      const text = await response.clone().text();
      if (text.length > checkedCharactersMax) return name;
      const place = ['paths', path, method, 'responses', status, 'content', type, 'schema'];
      const isValid = ajv.getSchema(
        `api#/${place.map((part) => toPointer(String(part))).join('/')}`,
      );
      assert.ok(isValid);
      assert.ok(isValid(JSON.parse(text)), `${name}: ${ajv.errorsText(isValid.errors)}`);
      return name;
    },
  };
}

function findPath(paths: Paths, target: string): string | undefined {
  const { pathname } = new URL(target, 'http://localhost');
  const found = Object.keys(paths).filter((path) =>
    new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  );
  return found.find((path) => path === pathname) ?? found[0];
}

function isLarge(response: Response): boolean {
  return Number(response.headers.get('content-length') ?? 0) > checkedCharactersMax;
}

function toPointer(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
