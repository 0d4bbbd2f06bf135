/** The one public function of the engine: a transaction in, a result item out. */

import { labelAddress } from './address.ts';
import { type Analysis, analyse, firstName } from './analysis.ts';
import { type Answer, answer } from './answer.ts';
import { labelColumns } from './columns.ts';
import { labelHandles, labelPostalCodes, labelWebsites } from './contact.ts';
import { notePerson } from './counterparty.ts';
import { noteHints } from './country.ts';
import {
  matchCashMachine,
  matchLender,
  matchOffice,
  matchWallet,
  takesDeposits,
} from './financial.ts';
import { readFrame } from './frame.ts';
import { matchLoosely } from './fuzzy.ts';
import { moveCityHome } from './home.ts';
import { labelTrailingWallet, matchIntermediary, readIntermediaries } from './intermediary.ts';
import type { Item, Transaction } from './item.ts';
import type { Knowledge } from './knowledge/decode.ts';
import { type Match, matchMerchant } from './match.ts';
import { labelNumbers } from './numbers.ts';
import { labelProse } from './prose.ts';
import { labelRepeats } from './repeat.ts';
import { cutRuns } from './runs.ts';
import { labelSchemeFields } from './scheme.ts';
import { readTail } from './tail.ts';
import { labelTradingName } from './trading-name.ts';
import { wordingOf } from './wording.ts';

export interface Enrichment {
  readonly item: Item;
  readonly analysis: Analysis;
  readonly answer: Answer;
}

/** Enriches one transaction. Pure and deterministic; never throws on any text. */
export function enrich(transaction: Transaction, knowledge: Knowledge): Item {
  return enrichWithEvidence(transaction, knowledge).item;
}

/** The same, with what every stage found. A memo is a second text, asked when the first is mute. */
export function enrichWithEvidence(transaction: Transaction, knowledge: Knowledge): Enrichment {
  const first = enrichText(transaction, knowledge);
  if (transaction.memo === undefined || !isMute(first)) return first;
  const second = enrichText({ ...transaction, description: transaction.memo }, knowledge);
  if (second.answer.match === null) return first;
  const item = { ...second.item, input: transaction.description };
  return { ...first, item, answer: { ...second.answer, item } };
}

/** Whether a text names no known merchant and does not speak for the bank itself. */
function isMute({ answer, analysis }: Enrichment): boolean {
  return answer.match === null && !analysis.isBankWording;
}

function enrichText(transaction: Transaction, knowledge: Knowledge): Enrichment {
  const analysis = analyse(transaction, knowledge);
  labelNumbers(analysis);
  readFrame(analysis);
  labelTradingName(analysis);
  labelProse(analysis);
  labelRepeats(analysis);
  noteHints(analysis);
  labelPostalCodes(analysis);
  labelSchemeFields(analysis);
  readIntermediaries(analysis);
  labelTrailingWallet(analysis);
  labelHandles(analysis);
  labelWebsites(analysis);
  readTail(analysis);
  labelColumns(analysis);
  labelAddress(analysis);
  notePerson(analysis);
  analysis.runs = cutRuns(analysis);
  const match = findMatch(analysis);
  if (match) moveCityHome(analysis, match);
  const found = answer(analysis, match);
  return { item: found.item, analysis, answer: found };
}

function findMatch(analysis: Analysis): Match | null {
  const match = matchMerchant(analysis);
  if (analysis.isBankWording && analysis.type === 'cash') {
    return match && takesDeposits(analysis, match) ? match : matchCashMachine(analysis);
  }
  if (match) return match;
  if (analysis.isBankWording && wordingOf(analysis.type).merchant === 'known') {
    return matchLender(analysis);
  }
  if (!analysis.isTransferToPerson) return matchLoosely(analysis) ?? matchIntermediary(analysis);
  if (firstName(analysis) >= 0) return matchOffice(analysis);
  return analysis.isRent ? null : matchWallet(analysis);
}
