/** Makes hostile requests from a seeded source; every text in them carries a mark. */

import type { Random } from '../accuracy/random.ts';

/** In every generated text and name, so that an echo of any of it shows. */
export const MARK = 'ZQXJ';

export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

const SCRAPS = [
  ...[
    'NETFLIX.COM',
    'SQ *',
    'PAYPAL *',
    'CARD 4111111111111111',
    'DE89370400440532013000',
    '$9.99',
  ],
  ...['\u202e', '\u200b', '\u0301'.repeat(50), '\ufeff', '🛒', '\u0001', '"', '\\', '\r\n', '\t'],
  ...[
    '%00',
    '%s%n',
    '../..',
    '<b>',
    '$$1',
    '\u2028',
    'ｗｗｗ',
    'ΣΑΣ',
    'İ',
    '１２３',
    '#',
    '*',
    ' ',
  ],
];
const BROKEN = ['\0', '\ud800', '\udfff', 'x'.repeat(1100), '🛒'.repeat(1025)];
const NAMES = [
  ...['transactions', 'description', 'id', 'amount', 'currency', 'date', 'country', 'mcc', 'memo'],
  ...['direction', 'include', '__proto__', 'constructor', 'toString', 'length', ''],
];
const SCALARS = ['null', 'true', '-0', '1e999', '-1', '0.1', '123456789012345678901', '[]', '{}'];
const TYPES = [
  ...['application/json', 'application/json; charset=utf-8', 'application/x-ndjson', 'text/csv'],
  ...['text/plain', 'application/json; charset=utf-16', 'multipart/form-data', '', ';', 'a/b'],
];

/** A descriptor of marks and scraps, now and then one that may not be stored. */
export function makeText(random: Random): string {
  const parts = Array.from({ length: random.below(6) }, () => random.pick(SCRAPS));
  if (random.chance(0.02)) parts.push(random.pick(BROKEN));
  return MARK + parts.join(random.chance(0.5) ? ' ' : MARK);
}

function makeValue(random: Random, depth: number): string {
  const kind = random.below(depth > 4 ? 3 : 6);
  if (kind < 2) return JSON.stringify(makeText(random));
  if (kind === 2) return random.pick(SCALARS);
  const values = Array.from({ length: random.below(4) }, () => makeValue(random, depth + 1));
  if (kind === 3) return `[${values.join(',')}]`;
  return `{${values.map((value) => `${makeName(random)}:${value}`).join(',')}}`;
}

function makeName(random: Random): string {
  return JSON.stringify(random.chance(0.7) ? random.pick(NAMES) : makeText(random));
}

function makeItem(random: Random): string {
  if (random.chance(0.7)) return JSON.stringify(makeText(random));
  return random.chance(0.5)
    ? `{"description":${JSON.stringify(makeText(random))},${makeName(random)}:${makeValue(random, 3)}}`
    : makeValue(random, 2);
}

/** A body that is right, nearly right, or noise. */
export function makeBody(random: Random): Buffer {
  const items = Array.from({ length: 1 + random.below(4) }, () => makeItem(random));
  const more = random.chance(0.3) ? `,${makeName(random)}:${makeValue(random, 2)}` : '';
  const text = random.chance(0.15)
    ? makeValue(random, 0)
    : `{"transactions":[${items.join(',')}]${more}}`;
  const body = Buffer.from(text);
  return random.chance(0.5) ? body : damage(random, body);
}

/** Bytes flipped, cut out, doubled or cut off. */
function damage(random: Random, body: Buffer): Buffer {
  let bytes = body;
  for (let left = 1 + random.below(3); left > 0 && bytes.length > 0; left--) {
    const at = random.below(bytes.length);
    const end = at + random.below(bytes.length - at);
    const kind = random.below(4);
    if (kind === 0) bytes[at] = random.below(256);
    if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
    if (kind === 3) bytes = bytes.subarray(0, at);
  }
  return bytes;
}

/** A POST to one of the two ways to enrich. */
export function makeSubmission(random: Random, path: string, key: string): FuzzRequest {
  const query = random.chance(0.1) ? `?${makeQuery(random)}` : '';
  const type = random.chance(0.85) ? 'application/json' : random.pick(TYPES);
  const headers: Record<string, string> = { 'Content-Type': type };
  if (random.chance(0.02)) headers['Content-Encoding'] = 'gzip';
  if (random.chance(0.1)) headers['Idempotency-Key'] = toHeader(makeText(random));
  headers['X-API-Key'] = random.chance(0.95) ? key : toHeader(damageKey(random, key));
  return { method: 'POST', path: path + query, headers, body: makeBody(random) };
}

/** A look at a job that is, was, or never could be. */
export function makeLook(random: Random, ids: readonly string[], key: string): FuzzRequest {
  const known = ids.length > 0 && random.chance(0.5) ? random.pick(ids) : crypto.randomUUID();
  const id = random.chance(0.5) ? known : damageText(random, known);
  const query = random.chance(0.2) ? `?${makeQuery(random)}` : '';
  const headers: Record<string, string> = {
    'X-API-Key': random.chance(0.9) ? key : toHeader(damageKey(random, key)),
  };
  if (random.chance(0.2)) headers.Prefer = toHeader(makeText(random));
  if (random.chance(0.2)) headers.Accept = toHeader(makeText(random));
  const method = random.chance(0.95) ? 'GET' : random.pick(['HEAD', 'PUT', 'PATCH', 'OPTIONS']);
  return { method, path: `/v1/enrich/jobs/${id}${query}`, headers };
}

function makeQuery(random: Random): string {
  const value = random.chance(0.5) ? encodeURIComponent(makeText(random).toWellFormed()) : '%E0%A4';
  return `${random.pick(['include', 'country', 'column', 'limit', '%', MARK])}=${value}`;
}

function damageText(random: Random, text: string): string {
  const at = random.below(text.length);
  const scrap = encodeURIComponent(random.pick([...SCRAPS, MARK, '..', '?', '%']));
  return (
    text.slice(0, at) + (random.chance(0.3) ? '%zz' : scrap) + text.slice(at + random.below(3))
  );
}

/** A key with something put in, left out, changed or added. */
export function damageKey(random: Random, key: string): string {
  const at = random.below(key.length + 1);
  const kind = random.below(4);
  if (kind === 0) return key.slice(0, at) + random.pick([...SCRAPS, ...BROKEN]) + key.slice(at);
  if (kind === 1) return key.slice(0, at) + key.slice(at + 1 + random.below(4));
  if (kind === 2) return key.slice(0, at) + random.code(1).toLowerCase() + key.slice(at + 1);
  return makeText(random);
}

/** What of a text a header can carry. */
export function toHeader(text: string): string {
  return text.replace(/[^\x20-\x7e\x80-\xff]/g, '');
}
