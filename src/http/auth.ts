/** Finds the key of a request and asks the keyring who it is. */

import { AppError } from '../errors.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { StoredKey } from '../keys/store.ts';
import type { AppContext } from './context.ts';

/** The live key of the request; throws AppError. */
export async function authenticate(context: AppContext, keyring: Keyring): Promise<StoredKey> {
  const text = readKey(context);
  if (text === undefined) throw new AppError('missing_key');
  const key = await keyring.authenticate(text);
  if (key === undefined) throw new AppError('invalid_key');
  context.get('facts').key = key.id;
  return key;
}

/** `X-API-Key` wins over a bearer token; an empty header counts as absent. */
function readKey(context: AppContext): string | undefined {
  const header = context.req.header('X-API-Key')?.trim();
  if (header) return header;
  const token = /^Bearer +(\S+)$/i.exec(context.req.header('Authorization')?.trim() ?? '')?.[1];
  return token;
}
