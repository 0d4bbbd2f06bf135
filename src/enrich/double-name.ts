/** Finds the double surname of a person: `SAINSBURY-COLE ANNE`, `TOM ALDI-PEETERS`. */

import {
  type Analysis,
  firstName,
  hasSense,
  isGivenOnly,
  isHyphened,
  isWord,
  Label,
} from './analysis.ts';
import { Kind } from './knowledge/lexicon.ts';
import { PARTICLES } from './street.ts';
import { hasClearTrade } from './trade.ts';

const HALF_LETTERS_MIN = 3;

/**
 * Whether the name starts with two words tied by a hyphen, or with a given name and such two, and a
 * given name or an initial stands beside them. Neither half is a trade's word.
 */
export function hasDoubleName(analysis: Analysis): boolean {
  const first = firstName(analysis);
  if (first < 0) return false;
  if (isGivenOnly(analysis, first) && isDouble(analysis, first + 1)) return true;
  if (!isDouble(analysis, first)) return false;
  return isGivenOrInitial(analysis, first + (isParticle(analysis, first + 1) ? 3 : 2));
}

/** The same without a given name or an initial, for where the wording says that a person is paid. */
export function startsWithDouble(analysis: Analysis): boolean {
  const first = firstName(analysis);
  return first >= 0 && isDouble(analysis, first);
}

/** Whether the token and the next are the halves of one surname. */
function isDouble(analysis: Analysis, index: number): boolean {
  const { tokens } = analysis.reading;
  const [one, two] = [tokens[index], tokens[index + 1]];
  if (!isWord(one) || !isWord(two) || !isHyphened(analysis, index + 1)) return false;
  if (isHyphened(analysis, index) || isHyphened(analysis, index + 2)) return false;
  if (analysis.labels[index] !== Label.name || analysis.labels[index + 1] !== Label.name)
    return false;
  if (one.to - one.from < HALF_LETTERS_MIN) return false;
  if (isKnownWhole(analysis, index)) return false;
  if (isParticle(analysis, index + 1)) return true;
  return two.to - two.from >= HALF_LETTERS_MIN && !hasClearTrade(analysis, index + 1, index + 1);
}

/** The two words together are a merchant's, a place's or a given name, or one has a trade's sense. */
function isKnownWhole(analysis: Analysis, index: number): boolean {
  const isMerchant = hasSense(analysis, Kind.merchant, index, index);
  return (
    hasSense(analysis, Kind.merchant, index, index + 1) ||
    hasSense(analysis, Kind.place, index, index + 1) ||
    hasSense(analysis, Kind.given, index, index + 1) ||
    (!isMerchant && hasClearTrade(analysis, index, index))
  );
}

function isParticle(analysis: Analysis, index: number): boolean {
  return PARTICLES.has(analysis.reading.tokens[index]?.text ?? '');
}

function isGivenOrInitial(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  if (!isWord(token) || analysis.labels[index] !== Label.name) return false;
  return token.to - token.from === 1 || isGivenOnly(analysis, index);
}
