/** What an API key is: how one is made, recognised and digested. */

import { createHash, createHmac, randomInt, timingSafeEqual } from 'node:crypto';

const prefix = 'en_live_';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const idLength = 12;
const secretLength = 32;
const checksumLength = 6;
const PATTERN = /^en_live_([0-9A-Za-z]{12})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;

/** A new random key `en_live_<id>_<secret><checksum>`, 190 bits of secret. */
export function makeKey(): string {
  const body = `${prefix}${randomText(idLength)}_${randomText(secretLength)}`;
  return body + checksum(body);
}

/** The id inside a well-formed key, or undefined for anything else. */
export function parseKeyId(key: string): string | undefined {
  const match = PATTERN.exec(key);
  if (match === null || checksum(key.slice(0, -checksumLength)) !== match[3]) return undefined;
  return match[1];
}

/** Where a key has its id; for a well-formed key the same as `parseKeyId`, at no cost. */
export function guessKeyId(key: string): string {
  return key.slice(prefix.length, prefix.length + idLength);
}

/** The keyed digest that is stored in place of the key, in hexadecimal. */
export function digestKey(key: string, installationSecret: Uint8Array): string {
  return createHmac('sha256', installationSecret).update(key).digest('hex');
}

/** Compares two digests of equal length in constant time. */
export function isSameDigest(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));
}

/** Compares a known key with what was sent, in a time that tells only whether the lengths differ. */
export function isSameText(known: Buffer, text: string): boolean {
  const sent = Buffer.from(text);
  return sent.length === known.length && timingSafeEqual(sent, known);
}

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

function checksum(body: string): string {
  const bytes = createHash('sha256').update(body).digest();
  return Array.from(
    bytes.subarray(0, checksumLength),
    (byte) => ALPHABET[byte % ALPHABET.length],
  ).join('');
}
