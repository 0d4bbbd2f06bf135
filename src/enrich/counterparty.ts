/** Tells a business from a person where the bank's wording says that money was sent. */

import {
  type Analysis,
  firstName,
  hasSense,
  hitsOf,
  isGivenOnly,
  isHyphened,
  isInsideMerchant,
  isWord,
  Label,
  lastName,
} from './analysis.ts';
import { hasDoubleName, startsWithDouble } from './double-name.ts';
import { Kind } from './knowledge/lexicon.ts';
import { type Token, tokenAt } from './read.ts';
import { cutRuns, type Run } from './runs.ts';
import { hasClearTrade, isClearTrade, wordInside } from './trade.ts';
import { WordSet, wordSet } from './word-set.ts';

const STAR = 42;
const LEGAL_LETTERS_MIN = 3;
const TITLES = wordSet(
  'mr mrs ms miss mstr dr herr frau hr fr sig sra sr srta mme mlle m madame monsieur dhr mevr pan pani',
);

/** Notes a person's name that the text shows by a title or by given name and surname alone. */
export function notePerson(analysis: Analysis): void {
  if (analysis.intermediaries.length === 0 && hasDoubleName(analysis)) {
    analysis.isTransferToPerson = true;
    return;
  }
  if (analysis.type === 'salary') {
    analysis.isTransferToPerson = false;
    return;
  }
  if (analysis.isTransferToPerson || analysis.intermediaries.length > 0) return;
  const first = firstName(analysis);
  const token = tokenAt(analysis.reading.tokens, first);
  if (!isWord(token)) return;
  const isPerson =
    isTitled(analysis, first, token.text) ||
    (analysis.type !== 'purchase' &&
      (isPersonName(analysis) ||
        isSurnameFirst(analysis, first) ||
        isFromInitial(analysis, first)));
  if (!isPerson || (analysis.type === 'unknown' && isKnownWhole(analysis, first))) return;
  analysis.isTransferToPerson = true;
}

/** `HERR MEIER`, `MR P J FORD`; shops bear some titles too. */
function isTitled(analysis: Analysis, first: number, title: string): boolean {
  if (!ALL_TITLES.holds(analysis.reading.tokens[first] as Token)) return false;
  if (isInsideMerchant(analysis, first, first)) return false;
  const next = analysis.reading.tokens[first + 1];
  const isInitial = isWord(next) && next.to - next.from === 1;
  return SURE_TITLES.has(title) || isInitial || !hasTrade(analysis);
}

const KNOWN_POPULARITY_MIN = 3;

/** `JOHN LEWIS`, `MR PRICE`: the whole name is a known merchant's. */
function isKnownWhole(analysis: Analysis, first: number): boolean {
  const last = lastName(analysis);
  const { merchants } = analysis.knowledge;
  return hitsOf(analysis, Kind.merchant).some(
    (hit) =>
      hit.first === first &&
      hit.last === last &&
      last > first &&
      merchants.popularity(hit.id) >= KNOWN_POPULARITY_MIN,
  );
}

const SURE_TITLES = new Set('herr mme mlle sig sra srta dhr mevr'.split(' '));
/** Titles that small shops bear too: `MR CLUTCH AUTO`. */
const TITLES_OF_SHOPS = new Set('mr mrs ms miss frau monsieur'.split(' '));
const ALL_TITLES = new WordSet([...SURE_TITLES, ...TITLES_OF_SHOPS]);
const PERSON_WORDS_MIN = 2;
const PERSON_WORDS_MAX = 4;

const COMMA = 44;

/** `ROSSMANITH, HEIDRUN`: a given name behind a comma. */
function isSurnameFirst(analysis: Analysis, first: number): boolean {
  const next = analysis.reading.tokens[first + 1];
  if (!isWord(next) || next.mark !== COMMA || analysis.labels[first + 1] !== Label.name)
    return false;
  if (!isGivenOnly(analysis, first + 1)) return false;
  return !hasSense(analysis, Kind.word, first + 2, first + 2);
}

const DIRECTIONS = wordSet('from to');

/** `FROM M GREGGSON`: an initial and a name behind a direction. */
function isFromInitial(analysis: Analysis, first: number): boolean {
  const { tokens } = analysis.reading;
  const [direction, initial, next] = [tokens[0], tokens[1], tokens[2]];
  if (!direction || !initial || !DIRECTIONS.holds(direction) || first > 1) return false;
  return initial.to - initial.from === 1 && isWord(initial) && isWord(next) && next.mark === 0;
}

/** Nothing but given names and surnames, at least one of each, and no merchant of that name. */
function isPersonName(analysis: Analysis): boolean {
  let words = 0;
  let given = 0;
  let surnames = 0;
  for (let i = 0; i < analysis.labels.length; i++) {
    const token = analysis.reading.tokens[i];
    if (analysis.labels[i] !== Label.name || !token) continue;
    if (!isWord(token)) return false;
    const isInitial = token.to - token.from === 1;
    const isGiven = hasSense(analysis, Kind.given, i, i);
    const isSurname = hasSense(analysis, Kind.surname, i, i);
    if (!isInitial && !isGiven && !isSurname) return false;
    if (hasSense(analysis, Kind.word, i, i)) return false;
    words++;
    if (isGiven) given++;
    if (isSurname) surnames++;
    if (isInsideMerchant(analysis, i, i)) return false;
  }
  return words >= PERSON_WORDS_MIN && words <= PERSON_WORDS_MAX && given > 0 && surnames > 0;
}

/** Whether the name tokens hold a trade's word or a legal form, and no title of a person. */
export function isBusiness(analysis: Analysis): boolean {
  const { reading, labels } = analysis;
  if (hasDoubleName(analysis) || startsWithDouble(analysis)) return false;
  if (namesOwnAccount(analysis)) return false;
  if (!analysis.isRent && (startsWithTrade(analysis) || isShopOfGod(analysis))) return true;
  let isFound = false;
  for (let i = 0; i < labels.length; i++) {
    const token = reading.tokens[i];
    if (labels[i] !== Label.name || !isWord(token)) continue;
    const text = token.text;
    if (TITLES.holds(token) || isGivenOnly(analysis, i) || isInitial(analysis, i)) return false;
    const isStarred = token.mark === STAR && !isWalletOfPersons(analysis);
    if (isStarred && !hasSense(analysis, Kind.surname, i, i)) isFound = true;
    if (text.length >= LEGAL_LETTERS_MIN && hasSense(analysis, Kind.legal, i, i)) isFound = true;
  }
  return isFound || hasTrade(analysis);
}

const ACCOUNT_WORDS = new Set(
  (
    'savings saving sav checking chk account acct konto sparkonto girokonto sparbuch compte livret ' +
    'cuenta conta conto rekening spaarrekening opsparing sparande'
  ).split(' '),
);

/** A transfer between the holder's own accounts: `TRANSFER FROM HOLIDAY SAVINGS`. */
export function namesOwnAccount({ reading, labels }: Analysis): boolean {
  return reading.tokens.some(({ text }, i) => labels[i] === Label.name && ACCOUNT_WORDS.has(text));
}

/** Words of one letter in names: Nordic in, Spanish and Portuguese and, the. */
const SMALL = new Set(['i', 'y', 'e', 'a']);

/** `WHITCOULL J`: a letter of its own behind a word. */
function isInitial(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  const isLetter = isWord(token) && token.to - token.from === 1 && token.mark === 0;
  return isLetter && index > firstName(analysis) && token.blanks > 0 && !SMALL.has(token.text);
}

/** Behind the star of a wallet between persons stands mostly a person: `CASH APP*NAME`. */
function isWalletOfPersons({ intermediaries }: Analysis): boolean {
  return intermediaries.some(({ kind }) => kind === 'transfer');
}

/** `KAHVILA HELMI`, `PELUQUERIA MARI TRINI`: a trade before a given name. */
function startsWithTrade(analysis: Analysis): boolean {
  const first = firstName(analysis);
  const isNamed =
    hasSense(analysis, Kind.given, first, first) || hasSense(analysis, Kind.surname, first, first);
  if (isNamed || firstName(analysis, first + 1) < 0) return false;
  if (isSurnameFirst(analysis, first) || isHyphened(analysis, first + 1)) return false;
  return hasClearTrade(analysis, first, first);
}

const TRADE_WORDS_MAX = 2;

/** A trade's word among the first words of the name, whole or at the end of a compound. */
function hasTrade(analysis: Analysis): boolean {
  const first = firstName(analysis);
  if (first < 0) return false;
  const isStated = hitsOf(analysis, Kind.word).some((hit) => {
    if (hit.first < first || hit.first >= first + TRADE_WORDS_MAX) return false;
    if (analysis.labels[hit.first] !== Label.name) return false;
    if (!isClearTrade(analysis, hit)) return false;
    return !hasSense(analysis, Kind.surname, hit.first, hit.last);
  });
  return isStated || wordInside(analysis, first, first) !== null || endsInTrade(analysis, first);
}

/** `GREENFIELD ORGANIC TIFFINS`: a trade's word ends three or more words without a person's name. */
function endsInTrade(analysis: Analysis, first: number): boolean {
  const run = longRunFrom(analysis, first);
  if (!run) return false;
  for (let i = run.first; i < run.last; i++) {
    if (hasSense(analysis, Kind.given, i, i) || hasSense(analysis, Kind.surname, i, i))
      return false;
  }
  return hasSense(analysis, Kind.word, run.last, run.last);
}

function longRunFrom(analysis: Analysis, first: number): Run | undefined {
  const run = cutRuns(analysis).find((candidate) => candidate.first === first);
  return run && run.last - run.first >= TRADE_WORDS_MAX ? run : undefined;
}

/** Before the name of the god that an Indian shop is named after, as its owner may be. */
const GODS = new Set('sri shri shree sree'.split(' '));

/** `SRI LAKSHMI STORES`: a god's name and the word of a shop. */
function isShopOfGod(analysis: Analysis): boolean {
  const first = firstName(analysis);
  if (!GODS.has(analysis.reading.tokens[first]?.text ?? '')) return false;
  const last = longRunFrom(analysis, first)?.last ?? -1;
  return (
    isWord(analysis.reading.tokens[last]) &&
    (hasSense(analysis, Kind.generic, last, last) ||
      hitsOf(analysis, Kind.word).some((hit) => hit.last === last || hit.last === last - 1))
  );
}
