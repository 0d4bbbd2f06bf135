/** Merchants' ids, which clients keep: they outlive other rows and other facts of the knowledge. */

import { read } from '../read.ts';
import { checkOf, hashText, mix } from './hash.ts';

interface Named {
  readonly name: string;
  readonly domain: string | null;
  readonly countries: readonly string[];
  readonly category: string;
  /** Another merchant has the same name. */
  readonly sharesName: boolean;
}

/** Before every name, so that its hash is no other's. */
const IDENTITY = '\u0004';

/**
 * Two words: a hash of the folded name, and of the domain or the first country where two merchants
 * share the name.
 */
export function identityOf(merchant: Named): [number, number] {
  const { name, domain, countries, category, sharesName } = merchant;
  const apart = sharesName ? (domain ?? [...countries].sort()[0] ?? category) : '';
  const [slot, check] = hashText(`${IDENTITY}${keyOfName(name)} ${apart}`);
  return [mix(slot), checkOf(check)];
}

/** The letters and digits of a name, folded. */
export function keyOfName(name: string): string {
  const reading = read(name);
  return reading.tokens.map((t) => reading.text.slice(t.from, t.to)).join('');
}
