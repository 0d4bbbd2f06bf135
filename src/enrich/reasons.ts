/** Lists what in the text led to the answer, each reason with its place in the input. */

import { type Analysis, hitsOf, Label } from './analysis.ts';
import type { Enrichment } from './enrich.ts';
import { type Finding, findingOf } from './found.ts';
import type { CompleteItem } from './item.ts';
import { type Hit, Kind } from './knowledge/lexicon.ts';
import type { Mark } from './marks.ts';
import type { Match } from './match.ts';
import { type CleanName, cleanName } from './name.ts';
import { DIGITS, spanOf } from './read.ts';
import { findWebsite } from './website.ts';
import { wordingOf } from './wording.ts';

/**
 * - `alias_exact`, `alias_cut`, `alias_typo`, `alias_abbreviation`: a known merchant's name, whole,
 *   cut off, with one letter wrong, or without its vowels
 * - `name`: the name of a merchant that no record knows
 * - `person`: the name of a person
 * - `trade_word`: a word of a trade that tells the category
 * - `department`: a word that tells a department of the merchant, such as fuel
 * - `model`: the letters of the name told the category
 * - `intermediary`: a payment facilitator, wallet or marketplace
 * - `bank_wording`: the bank's own words
 * - `place`, `postal_code`, `store_number`, `phone`, `website`: what their names say
 * - `reference`: a date, time, amount, card number or reference
 */
export const REASON_CODES = [
  ...(['alias_exact', 'alias_cut', 'alias_typo', 'alias_abbreviation'] as const),
  ...(['name', 'person', 'trade_word', 'department', 'model'] as const),
  ...(['intermediary', 'bank_wording', 'place', 'postal_code', 'store_number'] as const),
  ...(['phone', 'website', 'reference'] as const),
] as const;

export type ReasonCode = (typeof REASON_CODES)[number];

export interface Reason {
  readonly code: ReasonCode;
  /** Start and end in the input, in UTF-16 units. */
  readonly span: readonly [number, number];
}

/** What was found before and is named among the reasons. */
export interface Marks {
  readonly storeNumber: Mark | null;
  readonly postalCode: Mark | null;
  readonly phone: Mark | null;
  readonly person: CleanName | null;
}

interface Range {
  readonly code: ReasonCode;
  readonly first: number;
  readonly last: number;
}

/** In the order of the text. */
export function reasonsOf(enrichment: Enrichment, marks: Marks): Reason[] {
  const { analysis } = enrichment;
  const { match } = enrichment.answer;
  const ranges = [...nameRanges(enrichment, marks), ...labelRanges(analysis, marks, match)];
  const website = findWebsite(analysis.reading);
  if (website) ranges.push({ code: 'website', first: website[0], last: website[1] });
  return ranges
    .sort((a, b) => a.first - b.first || a.last - b.last || (a.code < b.code ? -1 : 1))
    .map(({ code, first, last }) => ({ code, span: spanOf(analysis.reading, first, last) }));
}

function nameRanges({ item, analysis, answer }: Enrichment, { person }: Marks): Range[] {
  if (person) return [{ code: 'person', first: person.first, last: person.last }];
  if (item.status !== 'complete' || item.merchant === null) return [];
  const { match, name } = answer;
  if (match) {
    const { first, last } = match.hit;
    const code: Finding = findingOf(analysis, match);
    return [{ code, first, last }, ...departmentRange(analysis, item, match.hit)];
  }
  const clean = name ?? cleanName(analysis);
  if (!clean) return [];
  const { first, last } = clean;
  return [{ code: 'name', first, last }, ...sectorRange(analysis, item, clean)];
}

/** The word behind the name that changed the merchant's code. */
function departmentRange(analysis: Analysis, item: CompleteItem, hit: Hit): Range[] {
  const { merchants, tables } = analysis.knowledge;
  if (item.mcc_code === merchants.mcc(hit.id)) return [];
  const found = hitsOf(analysis, Kind.department).find(
    (other) => other.first > hit.last && tables.departments[other.id]?.mcc === item.mcc_code,
  );
  return found ? [{ code: 'department', first: found.first, last: found.last }] : [];
}

/** The trade's word that has the answer's code, else the model; nothing where wording decided. */
function sectorRange(analysis: Analysis, item: CompleteItem, name: CleanName): Range[] {
  if (item.category === 'Unknown') return [];
  if (wordingOf(analysis.type).category === item.category && analysis.type !== 'unknown') return [];
  const { words } = analysis.knowledge.tables;
  const word = hitsOf(analysis, Kind.word).findLast(
    (hit) => words[hit.id]?.mcc === item.mcc_code && analysis.labels[hit.first] === Label.name,
  );
  if (word) return [{ code: 'trade_word', first: word.first, last: word.last }];
  return [{ code: 'model', first: name.first, last: name.last }];
}

/** Neighbouring tokens of one label make one reason. */
function labelRanges(analysis: Analysis, marks: Marks, match: Match | null): Range[] {
  const ranges: Range[] = [];
  analysis.reading.tokens.forEach((_, i) => {
    const code = codeOf(analysis, marks, i);
    const before = ranges.at(-1);
    const isOfAlias = match !== null && i >= match.hit.first && i <= match.hit.last;
    if (code === null || (isOfAlias && code === 'reference')) return;
    if (before && before.code === code && before.last === i - 1) {
      ranges[ranges.length - 1] = { ...before, last: i };
    } else ranges.push({ code, first: i, last: i });
  });
  return ranges;
}

function codeOf(analysis: Analysis, marks: Marks, index: number): ReasonCode | null {
  if (isIn(marks.storeNumber, index)) return 'store_number';
  if (isIn(marks.postalCode, index)) return 'postal_code';
  if (isIn(marks.phone, index)) return 'phone';
  switch (analysis.labels[index]) {
    case Label.noise:
      return 'bank_wording';
    case Label.intermediary:
      return 'intermediary';
    case Label.place:
      return 'place';
    case Label.number:
      return 'reference';
    case Label.contact:
      return analysis.reading.tokens[index]?.kind === DIGITS ? 'reference' : null;
    default:
      return null;
  }
}

function isIn(mark: Mark | null, index: number): boolean {
  return mark !== null && index >= mark.first && index <= mark.last;
}
