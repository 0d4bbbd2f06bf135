/** Takes a request's body within its limits: media type, size, encoding, syntax. */

import { AppError } from '../errors.ts';
import type { AppContext } from './context.ts';

export interface JsonBody {
  readonly value: unknown;
  readonly bytes: Uint8Array;
}

/** Bodies up to this size are counted by their announced length, larger ones as they come. */
export const smallBodyBytesMax = 65_536;

const decoder = new TextDecoder('utf-8', { fatal: true });
const UTF8 = /^charset\s*=\s*"?utf-8"?$/i;
const HEADER_ROW = /^header\s*=\s*present$/i;

export type MediaType = 'application/json' | 'application/x-ndjson' | 'text/csv' | 'text/plain';

/** Reads and parses the body; throws AppError. A body without a media type is taken as JSON. */
export async function readJsonBody(context: AppContext, bytesMax: number): Promise<JsonBody> {
  readMediaType(context, ['application/json']);
  const bytes = await readBytes(context, bytesMax);
  try {
    return { value: JSON.parse(decoder.decode(bytes)), bytes };
  } catch {
    throw new AppError('invalid_request', {
      sentence: 'The request body is not valid JSON.',
      fields: { issues: [{ path: '', message: 'Expected JSON text in UTF-8.' }] },
    });
  }
}

/** The media type of the body, the first when none is given; throws AppError unless it is taken. */
export function readMediaType<Taken extends MediaType>(
  context: AppContext,
  taken: readonly [Taken, ...Taken[]],
): Taken {
  const header = context.req.header('Content-Type');
  const encoding = context.req.header('Content-Encoding')?.toLowerCase() ?? 'identity';
  const [name = '', ...parameters] = (header ?? taken[0]).split(';');
  const type = taken.find((one) => one === name.trim().toLowerCase());
  const isUnderstood = parameters.every((parameter) => {
    const text = parameter.trim();
    return text === '' || UTF8.test(text) || (type === 'text/csv' && HEADER_ROW.test(text));
  });
  if (type === undefined || !isUnderstood || encoding !== 'identity') {
    throw new AppError('unsupported_media_type');
  }
  return type;
}

/** The body as it comes; throws AppError once it is over the limit. */
export async function* streamBody(
  context: AppContext,
  bytesMax: number,
): AsyncGenerator<Uint8Array, void> {
  if (Number(context.req.header('Content-Length') ?? 0) > bytesMax) throw bodyTooLarge(bytesMax);
  let byteCount = 0;
  for await (const bytes of context.req.raw.body ?? []) {
    byteCount += bytes.length;
    if (byteCount > bytesMax) throw bodyTooLarge(bytesMax);
    yield bytes;
  }
}

async function readBytes(context: AppContext, bytesMax: number): Promise<Uint8Array> {
  const announced = Number(context.req.header('Content-Length') ?? Number.POSITIVE_INFINITY);
  if (announced <= Math.min(bytesMax, smallBodyBytesMax)) {
    // The HTTP parser holds the client to the length it announced.
    context.get('heldBody').take(announced);
    return new Uint8Array(await context.req.raw.arrayBuffer());
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamBody(context, bytesMax)) {
    context.get('heldBody').take(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function bodyTooLarge(bytesMax: number): AppError {
  return new AppError('body_too_large', {
    fields: { limit_bytes: bytesMax },
  });
}
