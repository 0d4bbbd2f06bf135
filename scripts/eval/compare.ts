/** Compares names and domains as the published scorer does: case, accents, legal forms aside. */

const LEGAL = new Set(
  (
    'inc incorporated llc ltd limited plc gmbh ag sa srl spa bv nv oy oyj ab aps as asa co corp ' +
    'corporation company kg kgaa ug sarl sas sasu pty llp lp lda sl slu zoo kk ooo se dac'
  ).split(' '),
);
const RUN_LENGTH_MIN = 4;

/** The words of a name: folded, without legal forms behind or an article before. */
export function nameTokens(name: string): string[] {
  let words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replace(/['’`´‘]/g, '')
    .replaceAll('&', ' and ')
    .replaceAll('+', ' plus ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
  while (words.length > 1 && LEGAL.has(words.at(-1) ?? '')) words = words.slice(0, -1);
  if (words.length > 1 && words.at(-1) === 'and') words = words.slice(0, -1);
  if (words.length > 1 && words[0] === 'the') words = words.slice(1);
  return words;
}

export function isSameName(a: string, b: string): boolean {
  const left = nameTokens(a);
  return left.length > 0 && left.join('') === nameTokens(b).join('');
}

/** Equal, or the whole gold name in order with at most one word more. `=Name`: equal only. */
export function matchesName(given: string, gold: string): boolean {
  if (gold.startsWith('=')) return isSameName(given, gold.slice(1));
  if (isSameName(given, gold)) return true;
  const left = nameTokens(given);
  const right = nameTokens(gold);
  if (right.join('').length < RUN_LENGTH_MIN || left.length !== right.length + 1) return false;
  return left.some((_, i) => right.every((word, j) => left[i + j] === word));
}

const SECOND_LEVEL = new Set('co com org net gov gob gouv ac edu go or ne govt ltd plc'.split(' '));

/** The registrable part of a domain, or null. */
export function registrable(domain: string | null): string | null {
  if (!domain) return null;
  const host =
    domain
      .trim()
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .split(/[/?#:]/)[0] ?? '';
  const labels = host.replace(/\.$/, '').split('.');
  if (labels.length < 2) return null;
  const isSecond =
    labels.length > 2 && labels.at(-1)?.length === 2 && SECOND_LEVEL.has(labels.at(-2) ?? '');
  return labels.slice(isSecond ? -3 : -2).join('.');
}
