/** Masks API keys, card numbers, IBANs and e-mail addresses in text that is about to be logged. */

import { findSecrets, replaceSecrets, type Secret } from './enrich/redact.ts';

const KEY = /en_live_[0-9A-Za-z_]+/g;
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
const NUMBER_DIGITS_MIN = 13;

/**
 * The text with placeholders. Shorter numbers than a card's stay, and so do UUIDs and the bare
 * numbers of JSON: a log without its times and ids is none, and submitted text is never bare.
 */
export function redact(text: string): string {
  const masked = text.replace(KEY, '<key>');
  const secrets = findSecrets(masked).filter((secret) => isForLog(masked, secret));
  if (secrets.length === 0) return masked;
  const ids = [...masked.matchAll(UUID)].map(({ 0: id, index }) => [index, index + id.length]);
  const isInId = ({ kind, start, end }: Secret) =>
    (kind === 'number' || kind === 'card') &&
    ids.some(([from = 0, to = 0]) => start >= from && end <= to);
  return replaceSecrets(
    masked,
    secrets.filter((secret) => !isInId(secret)),
  );
}

function isForLog(text: string, { kind, start, end }: Secret): boolean {
  if (kind === 'number' && end - start < NUMBER_DIGITS_MIN) return false;
  return !isBareNumber(text, start);
}

/** Whether the range is the value of a JSON key, without quotes. */
function isBareNumber(text: string, start: number): boolean {
  return text.slice(start - 2, start) === '":' && text[start - 3] !== '\\';
}
