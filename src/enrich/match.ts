/** Finds the known merchant that the text names, or none: evidence first, then a threshold. */

import { type Analysis, hitsOf, isHyphened, Label } from './analysis.ts';
import { type Evidence, isJoined, isWeak, weighEvidence } from './evidence.ts';
import { type Hit, Kind, WEAK } from './knowledge/lexicon.ts';
import { DIGITS, spanOf } from './read.ts';
import { scoreEvidence } from './score.ts';
import { describeSpan, type Span } from './span.ts';
import { PARTICLES } from './street.ts';
import { isInsideTrade } from './surroundings.ts';

export interface Match {
  readonly merchant: number;
  readonly hit: Hit;
  /** Log-odds that the merchant is right. */
  readonly score: number;
  /** The alias is the whole cleaned name, and no other merchant has it. */
  readonly isExact: boolean;
}

/** Below this score no merchant is claimed. */
export const SCORE_MIN = 0;

/** The best known merchant among the exact aliases in the text, or null. */
export function matchMerchant(analysis: Analysis): Match | null {
  if (analysis.runs.length === 0) return null;
  let span: Span | null = null;
  let best: Candidate | null = null;
  const found: Candidate[] = [];
  for (const hit of hitsOf(analysis, Kind.merchant)) {
    if (!isAllowed(analysis, hit)) continue;
    if (isInsideKana(analysis, hit) || isCodeBeforeStar(analysis, hit)) continue;
    if (isInsideHyphens(analysis, hit) || isBeforeDigits(analysis, hit)) continue;
    if (span?.first !== hit.first || span.last !== hit.last) span = describeSpan(analysis, hit);
    if (span.isNoName || (analysis.isTransferToPerson && span.isPersonNear)) continue;
    if (isJoined(hit) && !isJoinAllowed(analysis, hit, span)) continue;
    if (isWeak(hit, span) && (span.before > 0 || isInsideTrade(analysis, hit))) continue;
    const evidence = weighEvidence(analysis, hit, span);
    if (evidence.isSalary && evidence.isWeak) continue;
    if (isAbroad(analysis, evidence)) continue;
    if (evidence.isWeak && !isWeakAllowed(evidence)) continue;
    const candidate = { hit, evidence, score: scoreEvidence(evidence) };
    if (candidate.score < SCORE_MIN) continue;
    found.push(candidate);
    if (!best || isBetter(analysis, candidate, best)) best = candidate;
  }
  if (!best) return null;
  const { hit, evidence, score } = best;
  const rivals = countRivals(analysis, best, found);
  return {
    merchant: hit.id,
    hit,
    score: score - rivals * RIVAL_COST,
    isExact: rivals === 0 && isExact(evidence),
  };
}

const LOCAL_POPULARITY_MAX = 3;

/** A brand that few know is not met outside its countries, where a city and its state are named. */
function isAbroad(analysis: Analysis, evidence: Evidence): boolean {
  const { isCountryStated, location, transaction } = analysis;
  if (evidence.country >= 0 || evidence.popularity > LOCAL_POPULARITY_MAX) return false;
  const isPlaced = isCountryStated && location.region !== null && location.city !== null;
  return transaction.country !== undefined || isPlaced;
}

const PHRASE_LENGTH_MIN = 10;
const ACRONYM_LENGTH_MAX = 4;
const NATIONAL_POPULARITY_MIN = 5;

/**
 * A short alias with other words behind it may be a brand (with some before it, it is none), and an
 * ordinary word only of a brand that is well known in the text's country; neither behind a
 * facilitator, where chains do not sell.
 */
function isWeakAllowed(evidence: Evidence): boolean {
  if (evidence.foreign === 0) return true;
  const isAcronym =
    evidence.span.length <= ACRONYM_LENGTH_MAX &&
    !evidence.span.isOrdinary &&
    evidence.country >= 0 &&
    evidence.words >= 0;
  if (isAcronym && !evidence.hasFacilitator) return true;
  const isPhrase = evidence.tokens > 1 && evidence.span.length >= PHRASE_LENGTH_MIN;
  const isKnown = isPhrase || evidence.popularity >= NATIONAL_POPULARITY_MIN;
  const isNational = evidence.country > 0 && isKnown;
  return isNational && !evidence.hasFacilitator;
}

interface Candidate {
  readonly hit: Hit;
  readonly evidence: Evidence;
  readonly score: number;
}

/** The whole cleaned name is a merchant's own or hand-kept spelling; no country speaks against it. */
function isExact(evidence: Evidence): boolean {
  return (
    evidence.coverage === 1 &&
    evidence.span.before + evidence.span.after === 0 &&
    (evidence.isCanonical || evidence.isCurated) &&
    !evidence.isWeak &&
    !evidence.isBankWording &&
    !evidence.isTransfer &&
    evidence.country >= 0
  );
}

/** Records of one brand in several countries go by country; all else by score. */
function isBetter(analysis: Analysis, candidate: Candidate, best: Candidate): boolean {
  if (!isSameName(analysis, candidate.hit, best.hit)) return candidate.score > best.score;
  const byCountry = candidate.evidence.country - best.evidence.country;
  if (byCountry !== 0) return byCountry > 0;
  const byHint = hintRank(analysis, best.hit.id) - hintRank(analysis, candidate.hit.id);
  if (byHint !== 0 && candidate.evidence.country > 0) return byHint > 0;
  const { merchants } = analysis.knowledge;
  const isNational = [candidate, best].every(({ hit }) => merchants.countries(hit.id).size > 0);
  const byFame = candidate.evidence.popularity - best.evidence.popularity;
  if (isNational && Math.abs(byFame) >= FAME_MARGIN) return byFame > 0;
  const byHome = homeRank(analysis, candidate.hit.id) - homeRank(analysis, best.hit.id);
  return byHome !== 0 && candidate.evidence.country === 0
    ? byHome > 0
    : candidate.score > best.score;
}

/** Of two records of one name the much better known one stands, where nothing tells the country. */
const FAME_MARGIN = 2;

/** How early the hints name a country of the merchant: a language's first country is its largest. */
function hintRank(analysis: Analysis, merchant: number): number {
  const countries = analysis.knowledge.merchants.countries(merchant);
  let rank = 0;
  for (const country of analysis.hinted) {
    if (countries.has(country)) return rank;
    rank++;
  }
  return rank;
}

/** Where nothing tells the country, the worldwide record stands, then the most likely home. */
const HOMES = ['IN', 'CA', 'AU', 'FR', 'DE', 'GB', 'US'];

function homeRank(analysis: Analysis, merchant: number): number {
  const countries = analysis.knowledge.merchants.countries(merchant);
  if (countries.size === 0) return HOMES.length;
  return HOMES.findLastIndex((country) => countries.has(country));
}

/** Other merchants that are about as likely. */
function countRivals(analysis: Analysis, best: Candidate, found: readonly Candidate[]): number {
  if (found.length === 1) return 0;
  const rivals = found.filter(
    ({ hit, score }) => best.score - score < RIVAL_MARGIN && !isSameName(analysis, hit, best.hit),
  );
  return new Set(rivals.map(({ hit }) => analysis.knowledge.merchants.name(hit.id))).size;
}

function isSameName(analysis: Analysis, a: Hit, b: Hit): boolean {
  return analysis.knowledge.merchants.hasSameName(a.id, b.id);
}

/**
 * Short aliases count only with their own blanks, and none is made of a small word and the next:
 * `C&A` is not `CA`, `VAN HAREN` may be a person, `COMPRA EN EL MERCADO` names no Enel.
 */
function isJoinAllowed(analysis: Analysis, { first, last }: Hit, span: Span): boolean {
  if (span.length < JOINED_LENGTH_MIN) return false;
  const head = analysis.reading.tokens[first];
  return first === last || !PARTICLES.has(head?.text ?? '');
}

const JOINED_LENGTH_MIN = 4;
const RIVAL_MARGIN = 0.3;
const RIVAL_COST = 0.4;

const STAR = 42;
const CODE_LETTERS_MAX = 3;

/** `DM*TATIANE`: two or three letters before a star are a facilitator's, if nobody's clear name. */
function isCodeBeforeStar(analysis: Analysis, hit: Hit): boolean {
  const next = analysis.reading.tokens[hit.last + 1];
  if ((hit.flags & WEAK) === 0 || next?.mark !== STAR) return false;
  const [from, to] = spanOf(analysis.reading, hit.first, hit.last);
  return to - from <= CODE_LETTERS_MAX;
}

const NAME_DIGITS_MAX = 2;

/** `BASE44`, `FOLD3`: one or two digits in one with a word make another name of it. */
function isBeforeDigits({ reading }: Analysis, { first, last, flags }: Hit): boolean {
  const next = reading.tokens[last + 1];
  if (first < last || (flags & WEAK) === 0 || next?.kind !== DIGITS || !next.glued) return false;
  return next.to - next.from <= NAME_DIGITS_MAX;
}

const PERSON = (1 << Kind.given) | (1 << Kind.surname);

/** `SAINSBURY-COLE`, `HEMA-DE BOER`, `CO-OP`: a hyphen without blanks makes one name of two. */
function isInsideHyphens(analysis: Analysis, { first, last, flags }: Hit): boolean {
  const next = analysis.reading.tokens[last + 1];
  if (next !== undefined && isHyphened(analysis, last + 1)) {
    if (((analysis.senses[last + 1] ?? 0) & PERSON) !== 0 || PARTICLES.holds(next)) return true;
  }
  return (flags & WEAK) !== 0 && first > 0 && isHyphened(analysis, first);
}

/** A katakana word goes on as long as katakana follows: `ローソン` is not in `ローソンク`. */
function isInsideKana(analysis: Analysis, hit: Hit): boolean {
  const { tokens, text, offsets } = analysis.reading;
  if (offsets === null) return false;
  const isKana = (i: number) => {
    const code = text.charCodeAt(tokens[i]?.from ?? text.length);
    return code >= 0x30a1 && code <= 0x30fa;
  };
  const goesOn = tokens[hit.last + 1]?.glued === true && isKana(hit.last) && isKana(hit.last + 1);
  const began = tokens[hit.first]?.glued === true && isKana(hit.first) && isKana(hit.first - 1);
  return goesOn || began;
}

const CODE_LENGTH_MAX = 3;

/** `E-ZPASS NJ`: an alias at the start of the text that ends in a state's or country's code. */
function endsInCode(analysis: Analysis, { first, last, flags }: Hit): boolean {
  const token = analysis.reading.tokens[last];
  const isCode = token !== undefined && token.to - token.from <= CODE_LENGTH_MAX;
  return first === 0 && last > 0 && isCode && (flags & WEAK) === 0;
}

/** A name is never matched inside the place tail, in contact data or in bank wording alone. */
export function isAllowed(analysis: Analysis, hit: Hit): boolean {
  let names = 0;
  for (let i = hit.first; i <= hit.last; i++) {
    const label = analysis.labels[i];
    const isCode = i === hit.last && endsInCode(analysis, hit);
    if ((label === Label.place && !isCode) || label === Label.intermediary) return false;
    if (label === Label.name || label === Label.contact) names++;
  }
  return names > 0;
}
