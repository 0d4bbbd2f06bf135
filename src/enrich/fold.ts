/** Folds a text for comparison: lower case, no accents, compatibility forms resolved. */

export interface Folded {
  /** The folded text; digits, letters and punctuation keep their order. */
  readonly text: string;
  /** For each index of `text` the index in the input; null when they are the same. */
  readonly offsets: Uint16Array | null;
}

/** Folds `input`. ASCII keeps its offsets; other text carries a map back to the input. */
export function fold(input: string): Folded {
  for (let i = 0; i < input.length; i++) {
    if (input.charCodeAt(i) > 126) return foldUnicode(input);
  }
  return { text: input.toLowerCase(), offsets: null };
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ё: 'е',
  ς: 'σ',
  '’': "'",
  '‘': "'",
  '`': "'",
  '´': "'",
};

const MARKED_UNTIL = 0x0530;
const cache = new Map<number, string>();

/** Folds one character; Latin, Greek and Cyrillic lose their marks, other scripts keep them. */
function foldCode(point: number): string {
  const known = cache.get(point);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(point);
  const direct = LETTERS[character.toLowerCase()];
  let out = direct ?? character.normalize('NFKC').toLowerCase();
  if (direct === undefined) {
    const code = out.codePointAt(0) ?? 0;
    if (code < MARKED_UNTIL || (code >= 0x1e00 && code < 0x2000)) {
      out = out.normalize('NFKD').replace(/\p{M}/gu, '');
      out = LETTERS[out] ?? out;
    } else if (code >= 0x3041 && code <= PROLONGED) {
      out = foldKana(out);
    }
  }
  if (cache.size < CACHE_ENTRIES_MAX) cache.set(point, out);
  return out;
}

const CACHE_ENTRIES_MAX = 4096;

const VOICED = 0xff9e;
const SEMI_VOICED = 0xff9f;

const ASCII_LOWER = Array.from({ length: 127 }, (_, code) =>
  String.fromCharCode(code).toLowerCase(),
);

function foldUnicode(input: string): Folded {
  const offsets: number[] = [];
  let text = '';
  for (let i = 0; i < input.length; ) {
    const code = input.charCodeAt(i);
    if (code < ASCII_LOWER.length) {
      offsets.push(i++);
      text += ASCII_LOWER[code];
      continue;
    }
    if ((code === VOICED || code === SEMI_VOICED) && text !== '') {
      const mark = code === VOICED ? '\u3099' : '\u309a';
      text = text.slice(0, -1) + (text.slice(-1) + mark).normalize('NFC').slice(0, 1);
      i++;
      continue;
    }
    const combining = code >= 0x300 && code <= 0x36f;
    const point = input.codePointAt(i) ?? 0;
    const folded = combining ? '' : foldCode(point);
    for (let k = 0; k < folded.length; k++) offsets.push(i);
    text += folded;
    i += point > 0xffff ? 2 : 1;
  }
  offsets.push(input.length);
  return { text, offsets: new Uint16Array(offsets) };
}

const PROLONGED = 0x30fc;
const SMALL_KANA = 'ァィゥェォッャュョヮ';
const LARGE_KANA = 'アイウエオツヤユヨワ';

/** Kana as bank statements print them: katakana, no small letters, no prolonged sound mark. */
function foldKana(character: string): string {
  let code = character.codePointAt(0) ?? 0;
  if (code === PROLONGED) return '';
  if (code >= 0x3041 && code <= 0x3096) code += 0x60;
  const katakana = String.fromCodePoint(code);
  const small = SMALL_KANA.indexOf(katakana);
  return small < 0 ? katakana : (LARGE_KANA[small] ?? katakana);
}
