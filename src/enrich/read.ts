/** Reads a descriptor into tokens: runs of letters, runs of digits, single CJK characters. */

import { fold } from './fold.ts';
import { CHECK_BASE, SLOT_BASE } from './knowledge/hash.ts';

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
  /** The text's slot and check as a key of the index. */
  readonly slot: number;
  readonly check: number;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
}

export interface Reading {
  readonly input: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** A bit for each mark of a token; some marks share one, see `mayHaveMark`. */
  readonly marks: number;
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
  let marks = 0;
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
    const glued = mark === 0 && blanks === 0 && tokens.length > 0;
    const token = readToken(text, i, kind, glued, mark, blanks);
    tokens.push(token);
    marks |= 1 << (mark & 31);
    mark = 0;
    blanks = 0;
    run = 0;
    i = token.to;
  }
  return { input, text, tokens, marks, offsets };
}

/** The token at an index that may be before the first or behind the last: `tokens[-1]` is slow. */
export function tokenAt(tokens: readonly Token[], index: number): Token | undefined {
  return index < 0 ? undefined : tokens[index];
}

/** Whether some token has the mark; may be true where none has. */
export function mayHaveMark({ marks }: Reading, mark: number): boolean {
  return ((marks >>> (mark & 31)) & 1) === 1;
}

/** Whether the input from `from` to `to`, in UTF-16 units, has no small letters. */
export function isUpperCase({ input, offsets }: Reading, from: number, to: number): boolean {
  if (offsets !== null) {
    const part = input.slice(from, to);
    return part === part.toUpperCase();
  }
  for (let i = from; i < to; i++) {
    const code = input.charCodeAt(i);
    if (code >= 97 && code <= 122) return false;
  }
  return true;
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

/** The token that starts at `from`: its end, text and key in one pass over its characters. */
function readToken(
  text: string,
  from: number,
  kind: Token['kind'],
  glued: boolean,
  mark: number,
  blanks: number,
): Token {
  let slot = text.charCodeAt(from);
  let check = slot;
  let to = from + 1;
  let marks = 0;
  const end = kind === CJK ? to : text.length;
  for (; to < end; to++) {
    const code = text.charCodeAt(to);
    if (kindOf(code) === kind) {
      slot = (Math.imul(slot, SLOT_BASE) + code) | 0;
      check = (Math.imul(check, CHECK_BASE) + code) | 0;
      continue;
    }
    const isJoining = code === APOSTROPHE && kind === LETTERS && to + 1 < end;
    if (!isJoining || kindOf(text.charCodeAt(to + 1)) !== LETTERS) break;
    marks++;
  }
  const part = text.slice(from, to);
  const word = marks === 0 ? part : part.replaceAll("'", '');
  const length = to - from - marks;
  return { from, to, text: word, kind, glued, mark, blanks, slot, check, length };
}

/** What each ASCII character is, as `kindOf` gives it, plus one. */
const ASCII_KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 97 && code <= 122) return LETTERS + 1;
  return code >= 48 && code <= 57 ? DIGITS + 1 : 0;
});

/** -1 for what splits, else the kind of token that the character belongs to. */
function kindOf(code: number): -1 | Token['kind'] {
  if (code < 128) return ((ASCII_KINDS[code] as number) - 1) as -1 | Token['kind'];
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
