/** The one public function of the engine: a transaction in, a result item out. */

import { labelAddress } from './address.ts';
import { type Analysis, analyse } from './analysis.ts';
import { type Answer, answer } from './answer.ts';
import { labelHandles, labelPostalCodes, labelWebsites } from './contact.ts';
import { readFrame } from './frame.ts';
import { matchLoosely } from './fuzzy.ts';
import { readIntermediaries } from './intermediary.ts';
import { notePerson } from './counterparty.ts';
import { noteHints } from './country.ts';
import type { Item, Transaction } from './item.ts';
import type { Knowledge } from './knowledge/decode.ts';
import { matchMerchant } from './match.ts';
import { labelNumbers } from './numbers.ts';
import { readTail } from './tail.ts';

export interface Enrichment {
  readonly item: Item;
  readonly analysis: Analysis;
  readonly answer: Answer;
}

/** Enriches one transaction. Pure and deterministic; never throws on any text. */
export function enrich(transaction: Transaction, knowledge: Knowledge): Item {
  return enrichWithEvidence(transaction, knowledge).item;
}

/** The same, with what every stage found. */
export function enrichWithEvidence(transaction: Transaction, knowledge: Knowledge): Enrichment {
  const analysis = analyse(transaction, knowledge);
  readFrame(analysis);
  labelNumbers(analysis);
  noteHints(analysis);
  labelPostalCodes(analysis);
  readIntermediaries(analysis);
  labelHandles(analysis);
  labelWebsites(analysis);
  readTail(analysis);
  labelAddress(analysis);
  notePerson(analysis);
  const match = matchMerchant(analysis) ?? (analysis.isTransferToPerson ? null : matchLoosely(analysis));
  const found = answer(analysis, match);
  return { item: found.item, analysis, answer: found };
}
