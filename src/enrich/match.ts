/** Finds the known merchant that the text names, or none: evidence first, then a threshold. */

import { type Analysis, Label } from './analysis.ts';
import { weighEvidence } from './evidence.ts';
import { type Hit, Kind, WEAK } from './knowledge/lexicon.ts';
import { spanOf } from './read.ts';
import { cutRuns } from './runs.ts';
import { scoreEvidence } from './score.ts';

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
  const runs = cutRuns(analysis);
  if (runs.length === 0) return null;
  let best: Match | null = null;
  let rivals = 0;
  for (const hit of analysis.hits) {
    if (hit.kind !== Kind.merchant || !isAllowed(analysis, hit)) continue;
    const evidence = weighEvidence(analysis, hit, runs);
    if (isInsideKana(analysis, hit) || isCodeBeforeStar(analysis, hit)) continue;
    if (evidence.isJoined && evidence.length < JOINED_LENGTH_MIN) continue;
    const score = scoreEvidence(evidence);
    if (best && Math.abs(score - best.score) < RIVAL_MARGIN && !isSame(analysis, best, hit))
      rivals++;
    if (best && score <= best.score) continue;
    if (best && score - best.score >= RIVAL_MARGIN) rivals = 0;
    const isExact =
      evidence.coverage === 1 &&
      evidence.before + evidence.after === 0 &&
      evidence.isCanonical &&
      !evidence.isWeak &&
      evidence.country >= 0;
    best = { merchant: hit.id, hit, score, isExact };
  }
  if (!best || best.score < SCORE_MIN) return null;
  return {
    ...best,
    isExact: best.isExact && rivals === 0,
    score: best.score - rivals * RIVAL_COST,
  };
}

/** Shorter aliases count only with their own blanks: `C&A` is not `CA`. */
const JOINED_LENGTH_MIN = 4;
const RIVAL_MARGIN = 0.3;
const RIVAL_COST = 0.4;

function isSame(analysis: Analysis, match: Match, hit: Hit): boolean {
  const { merchants } = analysis.knowledge;
  return merchants.name(match.merchant) === merchants.name(hit.id);
}

const STAR = 42;
const CODE_LETTERS_MAX = 3;

/** `DM*TATIANE`: two or three letters before a star are a facilitator's, if nobody's clear name. */
function isCodeBeforeStar(analysis: Analysis, hit: Hit): boolean {
  const next = analysis.reading.tokens[hit.last + 1];
  if ((hit.flags & WEAK) === 0 || next?.mark !== STAR) return false;
  const [from, to] = spanOf(analysis.reading, hit.first, hit.last);
  return to - from <= CODE_LETTERS_MAX;
}

/** A katakana word goes on as long as katakana follows: `ローソン` is not in `ローソンク`. */
function isInsideKana(analysis: Analysis, hit: Hit): boolean {
  const { tokens, text } = analysis.reading;
  const isKana = (i: number) => {
    const code = text.charCodeAt(tokens[i]?.from ?? text.length);
    return code >= 0x30a1 && code <= 0x30fa;
  };
  const goesOn = tokens[hit.last + 1]?.glued === true && isKana(hit.last) && isKana(hit.last + 1);
  const began = tokens[hit.first]?.glued === true && isKana(hit.first) && isKana(hit.first - 1);
  return goesOn || began;
}

/** A name is never matched inside the place tail, in contact data or in bank wording alone. */
export function isAllowed(analysis: Analysis, hit: Hit): boolean {
  let names = 0;
  for (let i = hit.first; i <= hit.last; i++) {
    const label = analysis.labels[i];
    if (label === Label.place || label === Label.intermediary) return false;
    if (label === Label.name || label === Label.contact) names++;
  }
  return names > 0;
}
