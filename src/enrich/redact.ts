/** Finds card numbers, IBANs, e-mail addresses and long numbers, and writes placeholders for them. */

export type SecretKind = 'card' | 'iban' | 'email' | 'number';

/** A range of the text, in UTF-16 units. */
export interface Secret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}

const DIGITS_MIN = 7;
const CARD_DIGITS_MIN = 13;
const CARD_DIGITS_MAX = 19;
/** What may stand between the digits of one number: blanks, dashes, dots, invisible characters. */
const BETWEEN = '[\\s\\-_.\\u00ad\\u200b-\\u200d\\u2010-\\u2015\\u2060\\u2212\\ufeff]';
const FILLER = '\u200b';
const COVER = '|';

/**
 * Everything in the text that must not be stored, logged or sent on, in order, without overlaps:
 * - `email`: a local part, an at sign and a domain with a dot;
 * - `iban`: the length of its country and the right check digits, also with blanks or dashes;
 * - `card`: 13 or more digits with blanks or dashes, of which 13 to 19 whole groups pass Luhn;
 * - `number`: any other 13 or more such digits, or 7 and more that stand together.
 */
export function findSecrets(text: string): Secret[] {
  const hasAt = text.includes('@') || text.includes('＠');
  const plain = toAscii(text);
  if (!hasAt && countDigits(plain) < DIGITS_MIN) return [];
  const emails = hasAt ? findEmails(plain) : [];
  const rest = cover(plain, emails);
  const ibans = findIbans(rest);
  const numbers = findNumbers(cover(rest, ibans));
  return [...emails, ...ibans, ...numbers].sort((a, b) => a.start - b.start);
}

/** The text with `<card>`, `<iban>`, `<email>` and `<number>` in place of what was found. */
export function redact(text: string): string {
  return replaceSecrets(text, findSecrets(text));
}

/** The text with a placeholder in place of each secret; they are in order. */
export function replaceSecrets(text: string, secrets: readonly Secret[]): string {
  let out = '';
  let from = 0;
  for (const { kind, start, end } of secrets) {
    out += `${text.slice(from, start)}<${kind}>`;
    from = end;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** The same length in plain digits and letters: full-width forms, digits of other scripts. */
function toAscii(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return text;
  return text.replace(/[\uff01-\uff5e]|\p{Nd}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    if (code < 0x80) return character;
    return String(digitOf(code)) + FILLER.repeat(character.length - 1);
  });
}

const MATHEMATICAL = [0x1d7ce, 0x1d7ff] as const;

/** Digits of a script are ten in a row whose first code ends in 0 or 6. */
function digitOf(code: number): number {
  const [first, last] = MATHEMATICAL;
  if (code >= first && code <= last) return (code - first) % 10;
  const row = code & ~15;
  const start = /\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6;
  return (code - start + 10) % 10;
}

function countDigits(text: string): number {
  let digits = 0;
  for (let i = 0; i < text.length; i++) if (isDigit(text.charCodeAt(i))) digits++;
  return digits;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The text with what was found covered, at the same length. */
function cover(text: string, secrets: readonly Secret[]): string {
  let out = '';
  let from = 0;
  for (const { start, end } of secrets) {
    out += text.slice(from, start) + COVER.repeat(end - start);
    from = end;
  }
  return out + text.slice(from);
}

const LOCAL = /[\p{L}\p{N}._%+'-]/u;
const DOMAIN = /[\p{L}\p{N}.-]/u;
const TOP_LEVEL = /\.[\p{L}][\p{L}\p{N}-]+$/u;

/** Walks both ways from every at sign, so that the time grows with the length alone. */
function findEmails(text: string): Secret[] {
  const found: Secret[] = [];
  let free = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > free && LOCAL.test(text[start - 1] ?? '')) start--;
    while (text[start] === "'") start++;
    let end = at + 1;
    while (end < text.length && DOMAIN.test(text[end] ?? '')) end++;
    while (/[.-]/.test(text[end - 1] ?? '')) end--;
    if (start === at || !TOP_LEVEL.test(text.slice(at + 1, end))) continue;
    found.push({ kind: 'email', start, end });
    free = end;
  }
  return found;
}

const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 ' +
    'DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 ' +
    'IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 ' +
    'MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 ' +
    'SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const GAP = `${BETWEEN}{0,2}`;
const IBAN_START = new RegExp(`[a-z]${GAP}[a-z]${GAP}\\d${GAP}\\d`, 'gi');
const ONE_BETWEEN = new RegExp(BETWEEN);
const IBAN_DIGITS_MIN = 8;

function findIbans(text: string): Secret[] {
  const found: Secret[] = [];
  let free = 0;
  for (const { 0: head, index } of text.matchAll(IBAN_START)) {
    const country = head.replace(/[^a-z]/gi, '').toUpperCase();
    const length = IBAN_LENGTHS.get(country);
    if (length === undefined || index < free) continue;
    const { compact, end } = takeCharacters(text, index, length);
    if (compact.length < length || countDigits(compact) < IBAN_DIGITS_MIN) continue;
    if (!hasIbanCheck(compact)) continue;
    found.push({ kind: 'iban', start: index, end });
    free = end;
  }
  return found;
}

/** The next `length` letters and digits, with at most two other characters between them. */
function takeCharacters(
  text: string,
  start: number,
  length: number,
): { compact: string; end: number } {
  let compact = '';
  let end = start;
  for (let i = start; compact.length < length && i < text.length; i++) {
    const character = text[i] ?? '';
    if (/[a-z0-9]/i.test(character)) {
      compact += character;
      end = i + 1;
    } else if (i - end >= 2 || !ONE_BETWEEN.test(character)) break;
  }
  return { compact: compact.toUpperCase(), end };
}

function hasIbanCheck(compact: string): boolean {
  let remainder = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

const NUMBER = new RegExp(`\\d(?:${GAP}\\d)*`, 'g');

function findNumbers(text: string): Secret[] {
  const found: Secret[] = [];
  for (const { 0: run, index } of text.matchAll(NUMBER)) {
    if (countDigits(run) >= CARD_DIGITS_MIN) {
      const groups = run.replaceAll(FILLER, '').split(/\D+/);
      const kind = hasCard(groups) ? 'card' : 'number';
      found.push({ kind, start: index, end: index + run.length });
      continue;
    }
    for (const { 0: digits, index: at } of run.matchAll(/[\d\u200b]+/g)) {
      if (countDigits(digits) < DIGITS_MIN) continue;
      found.push({ kind: 'number', start: index + at, end: index + at + digits.length });
    }
  }
  return found;
}

/** Whether some neighbouring groups together are 13 to 19 digits that pass Luhn. */
function hasCard(groups: readonly string[]): boolean {
  for (let first = 0; first < groups.length; first++) {
    let digits = '';
    for (let last = first; last < groups.length; last++) {
      digits += groups[last] ?? '';
      if (digits.length > CARD_DIGITS_MAX) break;
      if (digits.length >= CARD_DIGITS_MIN && passesLuhn(digits)) return true;
    }
  }
  return false;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const weighted = i % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
