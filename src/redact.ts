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
  if (!mayHaveSecrets(masked)) return masked;
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

/** Digits that a card number or an IBAN has at least. */
const secretDigitsMin = 8;

const AT = 0x40;
const ASCII_END = 0x80;
const HYPHEN = 0x2d;
/** Where a UUID has its first hyphen. */
const hyphenAt = 8;
const UUID_HERE = /(?<!\w)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?!\w)/iy;
const NUMBER_HERE = /[\d.]+/y;

/** A look that nearly all lines need no more than: a quarter of the time of the whole search. */
function mayHaveSecrets(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === AT || code >= ASCII_END) return true;
    const isLikeId = text.charCodeAt(at + hyphenAt) === HYPHEN;
    const end = isLikeId ? endOf(UUID_HERE, text, at) : at;
    if (end > at) at = end - 1;
    else if (isDigit(code)) {
      if (isBareNumber(text, at)) at = endOf(NUMBER_HERE, text, at) - 1;
      else digits += 1;
    }
  }
  return digits >= secretDigitsMin;
}

/** Where the text that fits the pattern here ends, or the same position when there is none. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isInside({ start, end }: Secret, ranges: readonly (readonly number[])[]): boolean {
  return ranges.some(([from = 0, to = 0]) => start >= from && end <= to);
}

/** Whether the range is the value of a JSON key, without quotes. */
function isBareNumber(text: string, start: number): boolean {
  return text.slice(start - 2, start) === '":' && text[start - 3] !== '\\';
}
