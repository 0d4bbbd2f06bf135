/** Labels street addresses, which stand between the name and the city. */

import {
  type Analysis,
  countNameLetters,
  isInsideMerchant,
  isWord,
  Label,
  mark,
} from './analysis.ts';
import { DIGITS, type Token } from './read.ts';
import { PARTICLES, STREET_BEFORE, STREET_BEHIND } from './street.ts';

const ENDINGS = [
  'strasse',
  'str',
  'straat',
  'gasse',
  'allee',
  'platz',
  'damm',
  'gatan',
  'vagen',
  'vej',
  'gade',
  'veien',
  'gata',
  'katu',
  'tie',
  'laan',
  'weg',
];
const STREET_WORDS_MAX = 3;
const NAME_LETTERS_MIN = 3;
const STEM_LETTERS_MIN = 4;
/** The shortest stem before the shortest ending. */
const COMPOUND_LETTERS_MIN = STEM_LETTERS_MIN + 3;

/** The endings by the code of their last letter. */
const endings: readonly string[][] = Array.from({ length: 128 }, (_, code) =>
  ENDINGS.filter((ending) => ending.charCodeAt(ending.length - 1) === code),
);

function endingOf(text: string): string | undefined {
  const code = text.charCodeAt(text.length - 1);
  return code < 128 ? endings[code]?.find((ending) => text.endsWith(ending)) : undefined;
}

/** Labels what reads as a street address behind a name as `place`. */
export function labelAddress(analysis: Analysis): void {
  const { tokens } = analysis.reading;
  for (let i = 1; i < tokens.length; i++) {
    if (!isWord(tokens[i]) || analysis.labels[i] !== Label.name) continue;
    if (labelNumberedStreet(analysis, i) || labelCompound(analysis, i)) return;
    if (labelNamedStreet(analysis, i)) return;
  }
}

/** `1200 W MAIN ST`. */
function labelNumberedStreet(analysis: Analysis, index: number): boolean {
  const { reading } = analysis;
  if (!STREET_BEHIND.holds(reading.tokens[index] as Token)) return false;
  for (let first = index - 1; first >= Math.max(1, index - STREET_WORDS_MAX - 1); first--) {
    const token = reading.tokens[first] as Token;
    if (token.kind !== DIGITS) continue;
    if (index - first < 2 || !hasNameBefore(analysis, first)) return false;
    mark(analysis, first, index, Label.place);
    return true;
  }
  return false;
}

/** `HAUPTSTR 12`, `KALVERSTRAAT 5`. */
function labelCompound(analysis: Analysis, index: number): boolean {
  const { reading } = analysis;
  const text = (reading.tokens[index] as Token).text;
  const next = reading.tokens[index + 1];
  const hasNumber = next !== undefined && next.kind === DIGITS;
  if (!hasNumber && text.length < COMPOUND_LETTERS_MIN) return false;
  const ending = endingOf(text);
  if (ending === undefined || !hasNameBefore(analysis, index)) return false;
  const isCompound = text.length - ending.length >= STEM_LETTERS_MIN;
  const isSure = isCompound && (ending.length >= 5 || ending === 'str');
  if (!hasNumber && !isSure) return false;
  if (isInsideMerchant(analysis, index, index)) return false;
  mark(analysis, index, hasNumber ? index + 1 : index, Label.place);
  return true;
}

/** `RUE DE RIVOLI`, `CALLE MAYOR 3`: from the street word to the end of its run. */
function labelNamedStreet(analysis: Analysis, index: number): boolean {
  const { reading } = analysis;
  if (!STREET_BEFORE.holds(reading.tokens[index] as Token)) return false;
  if (!hasNameBefore(analysis, index)) return false;
  if (PARTICLES.has(reading.tokens[index - 1]?.text ?? '')) return false;
  if (isInsideMerchant(analysis, index, index)) return false;
  let last = index;
  while (last + 1 < reading.tokens.length && last - index < STREET_WORDS_MAX) {
    if (analysis.labels[last + 1] === Label.contact) break;
    last++;
  }
  if (last === index) return false;
  mark(analysis, index, last, Label.place);
  return true;
}

function hasNameBefore(analysis: Analysis, first: number): boolean {
  return countNameLetters(analysis, 0, first - 1) >= NAME_LETTERS_MIN;
}
