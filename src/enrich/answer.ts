/** Turns what the stages found into the result item. */

import { type Analysis, hitsOf } from './analysis.ts';
import { calibrateKnown, calibrateName } from './calibrate.ts';
import { isBusiness } from './counterparty.ts';
import { isUnreadable } from './gate.ts';
import type { Category, CompleteItem, Item } from './item.ts';
import { CANONICAL, type Hit, Kind } from './knowledge/lexicon.ts';
import type { Match } from './match.ts';
import { type CleanName, cleanName } from './name.ts';
import { guessSector, type Sector } from './sector.ts';
import { findWebsite } from './website.ts';
import { type Wording, wordingOf } from './wording.ts';

export interface Answer {
  readonly item: Item;
  readonly match: Match | null;
  readonly name: CleanName | null;
}

/** The answer for an analysed text and its best known merchant, if any. */
export function answer(analysis: Analysis, match: Match | null): Answer {
  const wording = wordingOf(analysis.type);
  if (analysis.isBankWording && wording.merchant === 'none') return bankAnswer(analysis, wording);
  const isOwnTransfer = analysis.isBankWording && analysis.type === 'transfer';
  if (isOwnTransfer && match && isFirst(analysis, match)) return bankAnswer(analysis, wording);
  if (match) return { item: knownItem(analysis, match, wording), match, name: null };
  const isNotice = wording.category === 'Unknown' || wording.merchant === 'known';
  if (analysis.isBankWording && isNotice) return bankAnswer(analysis, wording);
  if (analysis.isTransferToPerson && !isBusiness(analysis)) {
    return bankAnswer(analysis, wordingOf(analysis.isRent ? 'unknown' : 'transfer'));
  }
  const name = cleanName(analysis);
  if (analysis.type === 'unknown' && isUnreadable(analysis)) {
    const item: Item = { input: analysis.transaction.description, status: 'rejected' };
    return { item, match: null, name: null };
  }
  if (!name) return bankAnswer(analysis, wording);
  const sector = guessSector(analysis);
  const stated = analysis.isTransferToPerson ? wordingOf('purchase') : wording;
  return { item: namedItem(analysis, name, sector, stated), match: null, name };
}

const BANK_CONFIDENCE = 0.9;
const VAGUE_CONFIDENCE = 0.5;

function bankAnswer(analysis: Analysis, wording: Wording): Answer {
  const isClear = wording.category !== 'Unknown';
  const item: CompleteItem = {
    input: analysis.transaction.description,
    status: 'complete',
    source: 'model',
    merchant: null,
    domain: null,
    category: wording.category,
    mcc_code: wording.mcc,
    is_subscription: false,
    confidence: isClear ? BANK_CONFIDENCE : VAGUE_CONFIDENCE,
  };
  return { item, match: null, name: null };
}

function knownItem(analysis: Analysis, match: Match, wording: Wording): CompleteItem {
  const { merchants } = analysis.knowledge;
  const id = match.merchant;
  const department = departmentOf(analysis, match.hit) ?? shopOfEmployer(analysis, id);
  const isByWording = decidesCategory(analysis, match, wording);
  return {
    input: analysis.transaction.description,
    status: 'complete',
    source: 'cache',
    merchant: merchants.name(id),
    domain: localDomain(analysis, match),
    category: isByWording ? wording.category : (department?.category ?? merchants.category(id)),
    mcc_code: department?.mcc ?? merchants.mcc(id),
    is_subscription: merchants.isSubscription(id) && !isByWording,
    confidence: match.isExact ? 1 : calibrateKnown(match.score),
  };
}

const SURE_MIN = 0.7;

/** What an employer sells that is paid by card: its record knows it as the payer of wages alone. */
function shopOfEmployer(analysis: Analysis, merchant: number): Shop | null {
  const { merchants } = analysis.knowledge;
  const isEmployer =
    merchants.category(merchant) === 'Payroll & Tax' && merchants.mcc(merchant) === null;
  if (!isEmployer || analysis.type !== 'purchase') return null;
  const { category, mcc, probability } = guessSector(analysis);
  return probability < SURE_MIN ? { category: 'Unknown', mcc: null } : { category, mcc };
}

/** The merchant's domain in the country that the text or the client names, else its own. */
function localDomain(analysis: Analysis, match: Match): string | null {
  const { merchants, localDomains } = analysis.knowledge;
  const domain = merchants.domain(match.merchant);
  if (domain === null) return null;
  const locals = localDomains.get(domain);
  if (!locals) return domain;
  const website = websiteOf(analysis);
  if (website !== '' && Object.values(locals).includes(website)) return website;
  const country = countryOf(analysis, match.hit);
  return (country !== null && locals[country]) || domain;
}

/** The web address that the text prints, without `www`. */
function websiteOf({ reading }: Analysis): string {
  const at = findWebsite(reading);
  if (!at) return '';
  const [first, last] = at;
  const from = reading.tokens[first]?.from ?? 0;
  return reading.text.slice(from, reading.tokens[last]?.to ?? from).replace(/^www\./, '');
}

function countryOf(analysis: Analysis, hit: Hit): string | null {
  const stated = analysis.location.country ?? analysis.transaction.country;
  if (stated) return stated;
  for (const other of hitsOf(analysis, Kind.country)) {
    if (other.first <= hit.first || isInitials(analysis, other.first)) continue;
    const distance = other.first - hit.last;
    if (distance <= COUNTRY_DISTANCE_MAX)
      return analysis.knowledge.tables.countries[other.id] ?? null;
  }
  return analysis.hinted.size === 1 ? ([...analysis.hinted][0] ?? null) : null;
}

/** `S.A`: letters of a legal form. */
function isInitials({ reading }: Analysis, index: number): boolean {
  const token = reading.tokens[index];
  const before = reading.tokens[index - 1];
  return token?.mark === DOT && before !== undefined && before.to - before.from === 1;
}

const DOT = 46;

/** A country code at the end of the alias or right behind it: `AMZN MKTP DE`, `AMAZON.CO.UK`. */
const COUNTRY_DISTANCE_MAX = 2;

const FINANCIAL: ReadonlySet<Category> = new Set(['Transfer', 'Fees & Charges', 'Unknown']);

/**
 * Whether the bank's wording and not the merchant decides the category: always for salary and tax,
 * else where the wording comes first or the merchant is itself a bank.
 */
function decidesCategory(analysis: Analysis, match: Match, wording: Wording): boolean {
  if (analysis.type === 'salary') return true;
  if (!analysis.isBankWording || wording.category === 'Unknown') return false;
  const category = analysis.knowledge.merchants.category(match.merchant);
  return isFirst(analysis, match) || FINANCIAL.has(category);
}

function isFirst(analysis: Analysis, match: Match): boolean {
  return analysis.labelAt >= 0 && analysis.labelAt < match.hit.first;
}

interface Shop {
  readonly category: Category;
  readonly mcc: string | null;
}

const MULTI_FORMAT: ReadonlySet<Category> = new Set(['Groceries', 'Shopping', 'Gas & Fuel']);

/** The department that words behind the brand name (`COSTCO GAS`), for brands that have some. */
function departmentOf(analysis: Analysis, hit: Hit): Shop | null {
  const { merchants, tables } = analysis.knowledge;
  if (!MULTI_FORMAT.has(merchants.category(hit.id))) return null;
  for (const other of hitsOf(analysis, Kind.department)) {
    if (other.first <= hit.first) continue;
    if (other.first <= hit.last && (hit.flags & CANONICAL) !== 0) continue;
    const department = tables.departments[other.id];
    if (department && other.first <= hit.last + DEPARTMENT_DISTANCE_MAX) return department;
  }
  return null;
}

const DEPARTMENT_DISTANCE_MAX = 3;

function namedItem(
  analysis: Analysis,
  name: CleanName,
  sector: Sector,
  wording: Wording,
): CompleteItem {
  const isByWording = wording.category !== 'Unknown';
  return {
    input: analysis.transaction.description,
    status: 'complete',
    source: 'model',
    merchant: name.text,
    domain: null,
    category: isByWording ? wording.category : sector.category,
    mcc_code: isByWording ? wording.mcc : sector.mcc,
    is_subscription: false,
    confidence: calibrateName(analysis, name, sector),
  };
}
