/** Reads a descriptor into tokens: runs of letters, runs of digits, single CJK characters. */

import { fold } from './fold.ts';

export const LETTERS = 0 as const;
export const DIGITS = 1 as const;
export const CJK = 2 as const;

export interface Token {
  /** Range in the folded text. */
  readonly from: number;
  readonly to: number;
  /** The folded text, without apostrophes. */
  readonly text: string;
  readonly kind: typeof LETTERS | typeof DIGITS | typeof CJK;
  /** No character stands between this token and the one before. */
  readonly glued: boolean;
  /** The last character other than a blank between this token and the one before, or 0. */
  readonly mark: number;
  /** The longest run of blanks between this token and the one before. */
  readonly blanks: number;
}

export interface Reading {
  readonly input: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Start and end offsets in the input of folded offsets. */
  readonly offsets: Uint16Array | null;
}

/** Longer texts are read up to here: the work grows with the square of the tokens. */
export const TOKENS_MAX = 160;

/** Reads a descriptor. Apostrophes join what they stand between; all else but letters splits. */
export function read(input: string): Reading {
  const { text, offsets } = fold(input);
  const tokens: Token[] = [];
  let mark = 0;
  let blanks = 0;
  let run = 0;
  let i = 0;
  const length = text.length;
  while (i < length && tokens.length < TOKENS_MAX) {
    const code = text.charCodeAt(i);
    const kind = kindOf(code);
    if (kind === -1) {
      if (code === 32 || code === 9 || code === 10 || code === 13) {
        run++;
        if (run > blanks) blanks = run;
      } else {
        mark = code;
        run = 0;
      }
      i++;
      continue;
    }
    let end = i + 1;
    if (kind !== CJK) end = runEnd(text, i, kind);
    const glued = mark === 0 && blanks === 0 && tokens.length > 0;
    const slice = text.slice(i, end);
    const word = kind === LETTERS && slice.includes("'") ? slice.replaceAll("'", '') : slice;
    tokens.push({ from: i, to: end, text: word, kind, glued, mark, blanks });
    mark = 0;
    blanks = 0;
    run = 0;
    i = end;
  }
  return { input, text, tokens, offsets };
}

/** The input's own characters from the first to the last token, inclusive. */
export function inputOf(reading: Reading, first: number, last: number): string {
  const [start, end] = spanOf(reading, first, last);
  return reading.input.slice(start, end);
}

/** The range in the input, in UTF-16 units, from the first to the last token, inclusive. */
export function spanOf(reading: Reading, first: number, last: number): [number, number] {
  const a = reading.tokens[first];
  const b = reading.tokens[last];
  if (!a || !b) return [0, 0];
  if (!reading.offsets) return [a.from, b.to];
  return [reading.offsets[a.from] ?? 0, reading.offsets[b.to] ?? reading.input.length];
}

const APOSTROPHE = 39;

function runEnd(text: string, start: number, kind: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (kindOf(code) === kind) continue;
    const isJoining = code === APOSTROPHE && kind === LETTERS && end + 1 < text.length;
    if (!isJoining || kindOf(text.charCodeAt(end + 1)) !== LETTERS) break;
  }
  return end;
}

/** -1 for what splits, else the kind of token that the character belongs to. */
function kindOf(code: number): -1 | Token['kind'] {
  if (code < 128) {
    if (code >= 97 && code <= 122) return LETTERS;
    return code >= 48 && code <= 57 ? DIGITS : -1;
  }
  if (code < 0x00c0) return code === 0xaa || code === 0xba ? LETTERS : -1;
  if (code === 0xd7 || code === 0xf7) return -1;
  if (code < 0x2000) return isLetterCode(code) ? LETTERS : -1;
  if (isCjk(code)) return CJK;
  if (code >= 0xac00 && code <= 0xd7a3) return LETTERS;
  return code >= 0xa000 && code < 0xe000 && isLetterCode(code) ? LETTERS : -1;
}

function isCjk(code: number): boolean {
  return (
    (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb && code !== 0x30a0) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    code === 0x3005
  );
}

const letters = new Map<number, boolean>();

function isLetterCode(code: number): boolean {
  const known = letters.get(code);
  if (known !== undefined) return known;
  const is = /[\p{L}\p{M}]/u.test(String.fromCharCode(code));
  letters.set(code, is);
  return is;
}
