/** Labels web addresses and postal codes, which stand around a name but are none. */

import { type Analysis, countNameLetters, Label, mark } from './analysis.ts';
import { mayHaveMark, type Token } from './read.ts';
import { TOP_LEVELS } from './website.ts';

const DOT = 46;
const NAME_LETTERS_MIN = 3;
const PREFIXES = new Set(['www', 'http', 'https']);

/** Labels a web address behind a name as `contact`; one that is the name itself stays. */
export function labelWebsites(analysis: Analysis): void {
  if (!mayHaveMark(analysis.reading, DOT)) return;
  const { tokens } = analysis.reading;
  for (let first = 0; first < tokens.length; first++) {
    let last = first;
    while (isDotted(tokens[last + 1])) last++;
    if (last > first) labelWebsite(analysis, first, last);
    first = last;
  }
}

/** Whether a token is joined to the one before by a dot alone, or is glued to it. */
function isDotted(token: Token | undefined): boolean {
  return token !== undefined && token.blanks === 0 && (token.mark === DOT || token.glued);
}

const AT = 64;

/** E-mail addresses and payment handles: `name@bank`; they name no merchant. */
export function labelHandles(analysis: Analysis): void {
  if (!mayHaveMark(analysis.reading, AT)) return;
  const { tokens } = analysis.reading;
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.mark !== AT || token.blanks > 0) continue;
    let first = i - 1;
    while (first > 0 && isHandlePart(tokens[first] as Token)) first--;
    let last = i;
    while (isDotted(tokens[last + 1])) last++;
    mark(analysis, first, last, Label.number);
  }
}

function isHandlePart(token: Token): boolean {
  return token.blanks === 0 && (token.glued || token.mark === DOT || token.mark === UNDERSCORE);
}

const UNDERSCORE = 95;

function labelWebsite(analysis: Analysis, first: number, last: number): void {
  const { reading } = analysis;
  const top = reading.tokens[last] as Token;
  if (top.mark !== DOT || !TOP_LEVELS.has(top.text)) return;
  let start = first;
  while (start < last && PREFIXES.has((reading.tokens[start] as Token).text)) {
    analysis.labels[start] = Label.noise;
    start++;
  }
  const isBehindName = countNameLetters(analysis, 0, start - 1) >= NAME_LETTERS_MIN;
  if (isBehindName) mark(analysis, first, last, Label.contact);
}

/** Postal codes with letters: Great Britain, Canada, the Netherlands. */
const POSTAL_CODES: readonly { readonly country: string; readonly pattern: RegExp }[] = [
  {
    country: 'GB',
    pattern: /(?:^|[^a-z0-9])([a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2})(?![a-z0-9])/,
  },
  { country: 'CA', pattern: /(?:^|[^a-z0-9])([a-z][0-9][a-z] ?[0-9][a-z][0-9])(?![a-z0-9])/ },
  { country: 'NL', pattern: /(?:^|[^a-z0-9])([1-9][0-9]{3} ?[a-z]{2})(?![a-z0-9])/ },
];

/** Labels a postal code that has letters as `place` and notes its country. */
export function labelPostalCodes(analysis: Analysis): void {
  const { text, tokens } = analysis.reading;
  // Every such code has a letter and a digit without a blank between them, but the Dutch one.
  if (analysis.language !== 'nl' && !hasGlued(tokens)) return;
  for (const { country, pattern } of POSTAL_CODES) {
    const found = pattern.exec(text);
    const code = found?.[1];
    if (!found || code === undefined || found.index === 0) continue;
    const start = found.index + found[0].length - code.length;
    const isDutch = country === 'NL';
    if (isDutch && analysis.language !== 'nl') continue;
    tokens.forEach((token, i) => {
      if (token.from >= start && token.to <= start + code.length) analysis.labels[i] = Label.place;
    });
    analysis.location.postalCode = code.toUpperCase();
    analysis.location.country ??= country;
    return;
  }
}

function hasGlued(tokens: readonly Token[]): boolean {
  for (const token of tokens) if (token.glued) return true;
  return false;
}
