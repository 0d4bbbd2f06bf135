/** Picks the registrable domain of a merchant among the websites that a source lists. */

import { foldWords } from './fold.ts';

/** Labels that stand before a country's ending and belong to it. */
const SECOND_LEVEL = new Set(
  (
    'co com net org gov gob gouv gub edu ac or ne go re mil ltd plc me nhs police sch k12 id nom ' +
    'in info biz web firm gen ind asn school iwi maori geek priv tm asso'
  ).split(' '),
);

/** Hosts that many merchants share: a page there is not the merchant's own domain. */
const SHARED = new Set(
  (
    'wikipedia wikidata wikimedia facebook fb instagram twitter youtube linkedin pinterest ' +
    'tiktok vk google goo apple bit linktr archive blogspot wordpress wixsite weebly jimdo yelp ' +
    'tripadvisor foursquare github medium telegram whatsapp weibo amazonaws myshopify ' +
    'squarespace webflow naver daum ameblo fc2 tumblr yellowpages t lin'
  ).split(' '),
);

/** The registrable domain of an address, or null when it is none. */
export function registrableDomain(address: string): string | null {
  const host = parseHost(address);
  if (host === null) return null;
  const labels = host.split('.');
  if (labels.length < 2) return null;
  const top = labels.at(-1) ?? '';
  const second = labels.at(-2) ?? '';
  const size = top.length === 2 && labels.length > 2 && SECOND_LEVEL.has(second) ? 3 : 2;
  return labels.slice(-size).join('.');
}

/**
 * The best of the websites for a merchant of that name in those countries (none: worldwide);
 * the first one listed wins a tie. Null when no site is the merchant's own.
 */
export function pickDomain(
  names: readonly string[],
  websites: readonly string[],
  countries: readonly string[],
): string | null {
  const keys = new Set(names.flatMap(nameForms));
  let best: string | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  websites.forEach((website, index) => {
    const domain = registrableDomain(website);
    if (domain === null || isShared(domain, keys)) return;
    const score = scoreDomain(domain, keys, countries) - Math.min(index, 5) / 10;
    if (score > bestScore) {
      best = domain;
      bestScore = score;
    }
  });
  return best;
}

function scoreDomain(
  domain: string,
  keys: ReadonlySet<string>,
  countries: readonly string[],
): number {
  const label = labelOf(domain);
  const top = domain.slice(domain.lastIndexOf('.') + 1);
  const country = top === 'uk' ? 'GB' : top.toUpperCase();
  let score = scoreLabel(label, keys);
  if (top === 'com') score += countries.length === 1 && countries[0] !== 'US' ? 1 : 3;
  else if (countries.length === 1 && countries[0] === country) score += 2;
  else if (countries.includes(country)) score += countries.length <= 3 ? 1.2 : 0;
  else if (top.length === 2) score -= 3;
  return score;
}

function scoreLabel(label: string, keys: ReadonlySet<string>): number {
  if (keys.has(label)) return 8;
  let best = 0;
  for (const key of keys) {
    if (key.length < 3 || label.length < 3) continue;
    if (label.startsWith(key) || key.startsWith(label)) best = Math.max(best, 5);
    else if (label.includes(key) || key.includes(label)) best = Math.max(best, 4);
  }
  return best;
}

function isShared(domain: string, keys: ReadonlySet<string>): boolean {
  const label = labelOf(domain);
  return SHARED.has(label) && !keys.has(label);
}

function labelOf(domain: string): string {
  return (domain.split('.')[0] ?? '').replaceAll('-', '');
}

function nameForms(name: string): string[] {
  const words = foldWords(name);
  const plain = words.filter((word) => word !== 'and');
  return [words.join(''), plain.join(''), words.filter((word) => word !== 'the').join('')];
}

function parseHost(address: string): string | null {
  const withScheme = /^[a-z]+:\/\//i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(withScheme)) return null;
  const host = new URL(withScheme).hostname.toLowerCase().replace(/\.$/, '');
  return /^[\d.]+$/.test(host) ? null : host;
}
