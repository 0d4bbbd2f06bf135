/** Finds banks, offices, wallets and cash machines where the bank's own wording names them. */

import { type Analysis, firstName, hitsOf } from './analysis.ts';
import type { Category } from './item.ts';
import { Kind, WEAK } from './knowledge/lexicon.ts';
import type { Match } from './match.ts';
import { wordingOf } from './wording.ts';

const WALLET_POPULARITY_MIN = 4;
const WALLET_SCORE = 1.5;

/** The wallet of a transfer that names nobody: `VENMO PAYMENT 1234`. */
export function matchWallet(analysis: Analysis): Match | null {
  return matchFinancial(analysis, (category) => category === 'Transfer');
}

/** The bank, lender or office inside the bank's own wording: `AMEX EPAYMENT`, `IRS USATAXPYMT`. */
export function matchLender(analysis: Analysis): Match | null {
  const own = wordingOf(analysis.type).category;
  return matchFinancial(analysis, (category) => category === own || category === 'Fees & Charges');
}

const CASH_MACHINES = '6011';

/** The operator of a cash machine: `LEV ATM 5544 MULTIBANCO SETUBAL`; not the shop it stands in. */
export function matchCashMachine(analysis: Analysis): Match | null {
  return matchFinancial(analysis, (_, mcc) => mcc === CASH_MACHINES);
}

const OFFICES = '9311';

/** The public body that a transfer names first: `VIR CAF DU RHONE ALLOC`. */
export function matchOffice(analysis: Analysis): Match | null {
  const match = matchFinancial(analysis, (_, mcc) => mcc === OFFICES);
  return match && match.hit.first === firstName(analysis) ? match : null;
}

/** The first clear, well-known merchant that is accepted, whatever its tokens were labelled. */
function matchFinancial(
  analysis: Analysis,
  isAccepted: (category: Category, mcc: string | null) => boolean,
): Match | null {
  const { merchants } = analysis.knowledge;
  for (const hit of hitsOf(analysis, Kind.merchant)) {
    if ((hit.flags & WEAK) !== 0) continue;
    if (!isAccepted(merchants.category(hit.id), merchants.mcc(hit.id))) continue;
    if (merchants.popularity(hit.id) < WALLET_POPULARITY_MIN) continue;
    return { merchant: hit.id, hit, score: WALLET_SCORE, isExact: false };
  }
  return null;
}

/** Codes of bookmakers, lotteries and brokers: money paid in there is no cash. */
const DEPOSIT_CODES: ReadonlySet<string | null> = new Set(['7995', '7800', '7801', '6211']);

/** `TOTO STORTING`: a merchant before the word of paying in, with whom one has an account. */
export function takesDeposits({ knowledge, labelAt }: Analysis, { merchant, hit }: Match): boolean {
  return labelAt > hit.last && DEPOSIT_CODES.has(knowledge.merchants.mcc(merchant));
}
