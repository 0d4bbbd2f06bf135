/** Takes a request's JSON body within its limit: media type, size, encoding, syntax. */

import { AppError } from '../errors.ts';
import type { AppContext } from './context.ts';

export interface JsonBody {
  readonly value: unknown;
  readonly bytes: Uint8Array;
}

const decoder = new TextDecoder('utf-8', { fatal: true });
const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?;?$/i;

/** Reads and parses the body; throws AppError. A body without a media type is taken as JSON. */
export async function readJsonBody(context: AppContext, bytesMax: number): Promise<JsonBody> {
  checkMediaType(context);
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

function checkMediaType(context: AppContext): void {
  const type = context.req.header('Content-Type');
  const encoding = context.req.header('Content-Encoding');
  const isTaken = type === undefined || JSON_TYPE.test(type.trim());
  if (!isTaken || (encoding !== undefined && encoding.toLowerCase() !== 'identity')) {
    throw new AppError('unsupported_media_type');
  }
}

async function readBytes(context: AppContext, bytesMax: number): Promise<Uint8Array> {
  const announced = context.req.header('Content-Length');
  if (announced !== undefined) {
    if (Number(announced) > bytesMax) throw bodyTooLarge(bytesMax);
    // The HTTP parser holds the client to the length it announced.
    return new Uint8Array(await context.req.raw.arrayBuffer());
  }
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of context.req.raw.body ?? []) {
    byteCount += chunk.length;
    if (byteCount > bytesMax) throw bodyTooLarge(bytesMax);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function bodyTooLarge(bytesMax: number): AppError {
  return new AppError('body_too_large', {
    fields: { limit_bytes: bytesMax },
  });
}
