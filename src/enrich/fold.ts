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
const cache = new Map<string, string>();

/** Folds one character; Latin, Greek and Cyrillic lose their marks, other scripts keep them. */
function foldCharacter(character: string): string {
  const known = cache.get(character);
  if (known !== undefined) return known;
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
  if (cache.size < CACHE_ENTRIES_MAX) cache.set(character, out);
  return out;
}

const CACHE_ENTRIES_MAX = 4096;

const VOICED = 0xff9e;
const SEMI_VOICED = 0xff9f;

function foldUnicode(input: string): Folded {
  const offsets: number[] = [];
  let text = '';
  for (let i = 0; i < input.length; ) {
    const character = String.fromCodePoint(input.codePointAt(i) ?? 0);
    const code = input.charCodeAt(i);
    if ((code === VOICED || code === SEMI_VOICED) && text !== '') {
      const mark = code === VOICED ? '\u3099' : '\u309a';
      text = text.slice(0, -1) + (text.slice(-1) + mark).normalize('NFC').slice(0, 1);
      i++;
      continue;
    }
    const combining = code >= 0x300 && code <= 0x36f;
    const folded = combining ? '' : code < 127 ? character.toLowerCase() : foldCharacter(character);
    for (let k = 0; k < folded.length; k++) offsets.push(i);
    text += folded;
    i += character.length;
  }
  offsets.push(input.length);
  return { text, offsets: Uint16Array.from(offsets) };
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
