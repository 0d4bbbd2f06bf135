/** Masks API keys, card numbers, IBANs and e-mail addresses in text that is about to be logged. */

import { findSecrets, type Secret } from './enrich/redact.ts';

const KEY = /en_live_[0-9A-Za-z_]+/g;
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/**
 * The text with a placeholder for each. Other numbers stay, and so do UUIDs and the bare numbers
 * of JSON: a log without its times and ids is none, and submitted text is never a bare number.
 */
export function redact(text: string): string {
  const masked = text.replace(KEY, '[key]');
  const secrets = findSecrets(masked).filter(({ kind }) => kind !== 'number');
  if (secrets.length === 0) return masked;
  const ids = [...masked.matchAll(UUID)].map(({ 0: id, index }) => [index, index + id.length]);
  let out = '';
  let from = 0;
  for (const secret of secrets) {
    const { kind, start, end } = secret;
    if (kind === 'card' && (isInside(secret, ids) || isBareNumber(masked, start))) continue;
    out += `${masked.slice(from, start)}[${kind}]`;
    from = end;
  }
  return out + masked.slice(from);
}

function isInside({ start, end }: Secret, ranges: readonly (readonly number[])[]): boolean {
  return ranges.some(([from = 0, to = 0]) => start >= from && end <= to);
}

/** Whether the range is the value of a JSON key, without quotes. */
function isBareNumber(text: string, start: number): boolean {
  return text.slice(start - 2, start) === '":' && text[start - 3] !== '\\';
}
