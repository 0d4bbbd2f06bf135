/** Tells a sentence from a statement's line: a notice of the bank's, or a memo between friends. */

import { type Analysis, hitsOf, isWord, Label } from './analysis.ts';
import { Kind, WEAK } from './knowledge/lexicon.ts';
import { isUpperCase, type Token } from './read.ts';
import { wordSet } from './word-set.ts';

/** Pronouns, auxiliaries and manners of speech that no shop has in its name. */
const PROSE = wordSet(
  'your is are was were has have been will thx thanks thank pls please due ready ' +
    'ihr ihre ihrem dein deine ist wurde wurden sind haben danke bitte ' +
    'votre vos est sont ete avez merci notre ' +
    'su sus ha han sido esta gracias nuestro ' +
    'tua tuo vostra vostro stata stato grazie ' +
    'je uw jouw werd zijn bedankt ' +
    'ditt din deres har blev blivit ble blitt tack takk tak ' +
    'twoje twoj twoja zostalo zostal zostala jest dzieki ' +
    'seu sua foi foram obrigado obrigada',
);
/** What friends write of: gifts, shares, birthdays, money given back. */
const MEMO: ReadonlySet<string> = new Set(
  (
    'gift present birthday collection reimbursement ' +
    'geschenk anteil geburtstag haelfte geteilte gemeinsame rueckzahlung ' +
    'cadeau anniversaire cagnotte moitie remboursement ' +
    'regalo cumple mitad colecta devolucion quota compleanno colletta rimborso ' +
    'presente vaquinha rateio aniversario metade kado cadeautje verjaardag terugbetaling ' +
    'gave gava bursdag fodselsdag del halva lahja syntymapaiva prezent skladka zrzutka urodziny ' +
    'darek narozeniny hediye'
  ).split(' '),
);
/** What ties the friend or the thing to it. */
const LINKS: ReadonlySet<string> = new Set(
  'for from with mit fuer von pour avec para con entre per dla fra til for med voor met do com pro icin'.split(
    ' ',
  ),
);
/** What stands before the colon of a memo, a notice or a savings pot. */
const NOTES = wordSet(
  'memo note notiz nota space pot vault coffre spaarpot reminder alert notice declined',
);
const COLON = 58;
const WORDS_MIN = 4;
const SURE_WORDS = 2;

/**
 * Whether the text is a sentence: small letters, four words or more, and two words that only
 * sentences have, or one of them at the start; or a word for a note before a colon. Texts in
 * capitals are none but for the note.
 */
function isProse(analysis: Analysis): boolean {
  const { input, tokens } = analysis.reading;
  if (tokens[1]?.mark === COLON && NOTES.holds(tokens[0] as Token)) return true;
  if (tokens.length < WORDS_MIN || isUpperCase(analysis.reading, 0, input.length)) return false;
  if (isMemo(analysis)) return true;
  let words = 0;
  let prose = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!isWord(token)) continue;
    words++;
    if (PROSE.holds(token)) prose += words <= 2 ? SURE_WORDS : 1;
  }
  return words >= WORDS_MIN && prose >= SURE_WORDS && !isMerchantFirst(analysis);
}

/** `birthday collection for Jen`: small letters from the start, no number, a memo's word and more. */
function isMemo({ reading }: Analysis): boolean {
  const { input, tokens } = reading;
  if (!/^\p{Ll}/u.test(input) || tokens.some((token) => !isWord(token))) return false;
  const isOf = ({ text }: Token) => MEMO.has(text);
  const isTied = tokens.some(({ text }) => LINKS.has(text)) || tokens.filter(isOf).length > 1;
  return isTied && tokens.slice(0, 2).some(isOf);
}

/** A clear merchant's name of several words at the start: `You Need A Budget`. */
function isMerchantFirst(analysis: Analysis): boolean {
  return hitsOf(analysis, Kind.merchant).some(
    (hit) => hit.first === 0 && hit.last > 0 && (hit.flags & WEAK) === 0,
  );
}

/** Takes all of a sentence as the bank's wording: it names nobody. */
export function labelProse(analysis: Analysis): void {
  if (!isProse(analysis)) return;
  analysis.isBankWording = true;
  analysis.labels.fill(Label.noise);
}
