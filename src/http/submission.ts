/** Reads the body of an asynchronous submission, in any of the forms it may have. */

import { createHash, type Hash } from 'node:crypto';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { cutEntries } from '../jobs/cut.ts';
import type { Idempotency, Submission } from '../jobs/jobs.ts';
import { readJsonBody, readMediaType, streamBody } from './body.ts';
import { readBulk } from './bulk.ts';
import type { AppContext } from './context.ts';
import { parseEnrichRequest, readQueryOptions } from './schemas.ts';

export interface ReadSubmission {
  readonly submission: Submission;
  readonly idempotency: Idempotency | undefined;
}

const TYPES = ['application/json', 'application/x-ndjson', 'text/csv', 'text/plain'] as const;
/** Characters of an Idempotency-Key. */
export const idempotencyKeyCharactersMax = 255;
const IDEMPOTENCY_KEY = new RegExp(`^[\\x21-\\x7e]{1,${idempotencyKeyCharactersMax}}$`);
const KEY_EXPECTED = `Expected 1 to ${idempotencyKeyCharactersMax} visible ASCII characters.`;

/** Throws AppError. */
export async function readSubmission(context: AppContext, config: Config): Promise<ReadSubmission> {
  const key = readIdempotencyKey(context);
  const type = readMediaType(context, TYPES);
  const queried = readQueryOptions(context);
  const column = context.req.query('column');
  const hash = key === undefined ? undefined : createHash('sha256');
  if (type === 'application/json') {
    const { value, bytes } = await readJsonBody(context, config.asyncBodyBytesMax);
    const { entries, options } = await parseEnrichRequest(value, config.asyncItemsMax, queried);
    hash?.update(bytes);
    const rest = Object.keys(queried).length > 0 ? [queried] : [];
    return {
      submission: { ...(await cutEntries(entries)), options },
      idempotency: end(key, hash, rest),
    };
  }
  const { heldBody } = context.var;
  const body = tap(streamBody(context, config.bulkBodyBytesMax), (bytes) => {
    heldBody.take(bytes.length);
    hash?.update(bytes);
  });
  const items = await readBulk(body, type, { itemsMax: config.bulkItemsMax, column });
  return {
    submission: { ...items, options: queried },
    idempotency: end(key, hash, [type, column ?? null, queried]),
  };
}

function readIdempotencyKey(context: AppContext): string | undefined {
  const key = context.req.header('Idempotency-Key');
  if (key === undefined || IDEMPOTENCY_KEY.test(key)) return key;
  throw new AppError('invalid_request', {
    sentence: 'The Idempotency-Key header is not valid.',
    fields: {
      issues: [{ path: 'Idempotency-Key', message: KEY_EXPECTED }],
    },
  });
}

/** The digest of the body and of everything else that decides what it means. */
function end(
  key: string | undefined,
  hash: Hash | undefined,
  rest: readonly unknown[],
): Idempotency | undefined {
  if (key === undefined || hash === undefined) return undefined;
  if (rest.length > 0) hash.update(`\0${JSON.stringify(rest)}`);
  return { key, digest: hash.digest('hex') };
}

async function* tap(
  body: AsyncIterable<Uint8Array>,
  onBytes: (bytes: Uint8Array) => void,
): AsyncGenerator<Uint8Array, void> {
  for await (const bytes of body) {
    onBytes(bytes);
    yield bytes;
  }
}
