/** What an API key is: how one is made, recognised and digested. */

import { createHash, createHmac, randomInt, timingSafeEqual } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const idLength = 12;
const secretLength = 32;
const checksumLength = 6;
const PATTERN = /^en_live_([0-9A-Za-z]{12})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;

/** A new random key `en_live_<id>_<secret><checksum>`, 190 bits of secret. */
export function makeKey(): string {
  const body = `en_live_${randomText(idLength)}_${randomText(secretLength)}`;
  return body + checksum(body);
}

/** The id inside a well-formed key, or undefined for anything else. */
export function parseKeyId(key: string): string | undefined {
  const match = PATTERN.exec(key);
  if (match === null || checksum(key.slice(0, -checksumLength)) !== match[3]) return undefined;
  return match[1];
}

/** The keyed digest that is stored in place of the key, in hexadecimal. */
export function digestKey(key: string, installationSecret: Uint8Array): string {
  return createHmac('sha256', installationSecret).update(key).digest('hex');
}

/** Compares two digests of equal length in constant time. */
export function isSameDigest(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));
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
