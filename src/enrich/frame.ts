/** Reads the bank's own words: takes them off the name and decides the transaction type. */

import {
  type Analysis,
  countNameLetters,
  firstName,
  hasSense,
  hitsOf,
  Label,
  mark,
} from './analysis.ts';
import type { TransactionType } from './item.ts';
import type { FrameRow } from './knowledge/decode.ts';
import { type Hit, Kind } from './knowledge/lexicon.ts';
import { isCredible, isProtected, isTagged, TAG_MARKS } from './phrase.ts';
import { tokenAt } from './read.ts';

/** The stronger type stands when several phrases name one. */
const TYPE_STRENGTH: Readonly<Record<TransactionType, number>> = {
  unknown: 0,
  purchase: 1,
  transfer: 2,
  cheque: 3,
  card_payment: 4,
  loan_payment: 5,
  refund: 6,
  cash: 7,
  tax: 8,
  salary: 9,
  fee: 10,
  interest: 11,
};

const NAME_LETTERS_MIN = 2;

/** Applies the frame table from left to right, the longest phrase first. */
export function readFrame(analysis: Analysis): void {
  const { tokens } = analysis.reading;
  let cutAt = -1;
  let free = 0;
  for (const { first } of hitsOf(analysis, Kind.frame)) {
    if (first < free) continue;
    const hit = bestFrame(analysis, first);
    free = (hit?.last ?? first) + 1;
    if (!hit) continue;
    const row = analysis.knowledge.tables.frames[hit.id];
    if (row && cutAt < 0) {
      if (applyFrame(analysis, hit, row) === 'cut') cutAt = hit.first;
    } else if (row) {
      noteType(analysis, row);
    }
  }
  labelCompounds(analysis);
  if (cutAt >= 0) {
    for (let i = cutAt; i < tokens.length; i++) {
      if (analysis.labels[i] === Label.name) analysis.labels[i] = Label.noise;
    }
  }
}

const FEE_ENDINGS = ['entgelt', 'gebuhr', 'gebuehr', 'zinsen', 'avgift', 'gebyr', 'kosten'];
const STEM_LETTERS_MIN = 5;
/** The shortest stem before the shortest ending. */
const COMPOUND_LETTERS_MIN = STEM_LETTERS_MIN + 5;

/** `AUSLANDSEINSATZENTGELT`: the compounds of fees cannot all be listed. */
function labelCompounds(analysis: Analysis): void {
  const first = firstName(analysis);
  const token = tokenAt(analysis.reading.tokens, first);
  if (!token || token.text.length < COMPOUND_LETTERS_MIN) return;
  const text = token.text;
  const ending = FEE_ENDINGS.find((end) => text.endsWith(end));
  if (!ending || text.length - ending.length < STEM_LETTERS_MIN) return;
  noteType(analysis, { lang: 'de', type: 'fee', action: 'label' });
  analysis.isBankWording = true;
  if (analysis.labelAt < 0) analysis.labelAt = first;
  mark(analysis, first, first, Label.noise);
}

/** The longest frame phrase at a token that no merchant's name contains. */
function bestFrame(analysis: Analysis, first: number): Hit | null {
  let best: Hit | null = null;
  for (const hit of hitsOf(analysis, Kind.frame)) {
    if (hit.first > first) break;
    if (hit.first !== first) continue;
    const row = analysis.knowledge.tables.frames[hit.id];
    if (!row || isLeadOutOfPlace(analysis, hit, row) || !isCredible(analysis, hit, row)) continue;
    if (!best || hit.last > best.last || rank(analysis, hit) > rank(analysis, best)) best = hit;
  }
  if (!best) return null;
  return isProtected(analysis, best) ? null : best;
}

const ACTION_RANK: Readonly<Record<FrameRow['action'], number>> = {
  rent: 6,
  label: 5,
  person: 4,
  name: 3,
  tail: 2,
  strip: 1,
  lead: 0,
};

function rank(analysis: Analysis, hit: Hit): number {
  const row = analysis.knowledge.tables.frames[hit.id];
  return hit.last * 10 + (row ? ACTION_RANK[row.action] : 0);
}

function isLeadOutOfPlace(analysis: Analysis, hit: Hit, row: FrameRow): boolean {
  if (row.action !== 'lead') return false;
  const before = firstName(analysis);
  return before >= 0 && before < hit.first;
}

function applyFrame(analysis: Analysis, hit: Hit, row: FrameRow): 'cut' | 'on' {
  const { first, last } = hit;
  const letters = lettersIn(analysis, first, last);
  switch (row.action) {
    case 'label': {
      const isLeading = isFirstOfNames(analysis, first, row) || isAfterMark(analysis, first);
      const isClosing = countNameLetters(analysis, last + 1, analysis.labels.length - 1) === 0;
      const isSalary = row.type === 'salary' && letterCount(analysis, first) >= SALARY_LETTERS_MIN;
      if (isLeading || isClosing || isSalary || last > first) {
        noteType(analysis, row, letters);
        analysis.isBankWording = true;
        if (analysis.labelAt < 0) analysis.labelAt = first;
        mark(analysis, first, last, Label.noise);
      }
      return 'on';
    }
    case 'person':
      noteType(analysis, row, letters);
      analysis.isTransferToPerson = true;
      mark(analysis, first, last, Label.noise);
      return 'on';
    case 'rent':
      analysis.isRent = true;
      analysis.isTransferToPerson = true;
      mark(analysis, first, last, Label.noise);
      return 'on';
    case 'name':
      if (isOwnName(analysis, first)) return 'cut';
      if (isTagged(analysis, last) || last > first) {
        for (let i = 0; i < first; i++) {
          if (analysis.labels[i] === Label.name) analysis.labels[i] = Label.noise;
        }
      } else if (isLeadOutOfPlace(analysis, hit, { ...row, action: 'lead' })) {
        return 'on';
      }
      noteType(analysis, row, letters);
      mark(analysis, first, last, Label.noise);
      return 'on';
    case 'tail':
      noteType(analysis, row, letters);
      if (countNameLetters(analysis, 0, first - 1) >= NAME_LETTERS_MIN) return 'cut';
      mark(analysis, first, last, Label.noise);
      return 'on';
    case 'strip':
    case 'lead':
      noteType(analysis, row, letters);
      mark(analysis, first, last, Label.noise);
      return 'on';
  }
}

const COLON = 58;

/** `CO: SPIRE MISSOURI NAME: JILL B`: behind the payee's name a bare name is the account holder's. */
function isOwnName(analysis: Analysis, first: number): boolean {
  const { tokens } = analysis.reading;
  if (tokens[first]?.text !== 'name' || tokens[first + 1]?.mark !== COLON) return false;
  return countNameLetters(analysis, 0, first - 1) >= NAME_LETTERS_MIN;
}

/** Whether no name stands before the label; ordinary words before a fee are part of it. */
function isFirstOfNames(analysis: Analysis, first: number, row: FrameRow): boolean {
  for (let i = 0; i < first; i++) {
    if (analysis.labels[i] !== Label.name) continue;
    if (row.type !== 'fee' || !isOrdinary(analysis, i)) return false;
  }
  return true;
}

const ORDINARY_LETTERS_MAX = 3;

function isOrdinary(analysis: Analysis, index: number): boolean {
  const token = analysis.reading.tokens[index];
  return (
    hasSense(analysis, Kind.common, index, index) ||
    hasSense(analysis, Kind.frame, index, index) ||
    (token !== undefined && token.to - token.from <= ORDINARY_LETTERS_MAX)
  );
}

function lettersIn(analysis: Analysis, first: number, last: number): number {
  let letters = 0;
  for (let i = first; i <= last; i++) letters += letterCount(analysis, i);
  return letters;
}

const SALARY_LETTERS_MIN = 5;

function letterCount(analysis: Analysis, index: number): number {
  const token = analysis.reading.tokens[index];
  return token ? token.to - token.from : 0;
}

function isAfterMark(analysis: Analysis, first: number): boolean {
  const token = analysis.reading.tokens[first];
  return token !== undefined && (TAG_MARKS.has(token.mark) || token.mark === 45);
}

function noteType(analysis: Analysis, row: FrameRow, letters = 0): void {
  if (row.lang !== 'xx' && row.lang !== 'en' && letters >= analysis.languageLetters) {
    if (letters > analysis.languageLetters) analysis.language = row.lang;
    analysis.languageLetters = letters;
    analysis.language ??= row.lang;
  }
  // The interest of a loan's rate is part of the rate.
  if (analysis.type === 'loan_payment' && row.type === 'interest') return;
  if (row.type && TYPE_STRENGTH[row.type] > TYPE_STRENGTH[analysis.type]) analysis.type = row.type;
}
