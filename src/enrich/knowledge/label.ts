/** Web domains without the part that a merchant's name tells: most are the name and `.com`. */

/** Stands for the name's letters and digits; no domain holds it. */
const NAME = '\u0001';

/** What is kept of a domain beside its merchant's name. */
export function shortenDomain(domain: string, name: string): string {
  const label = labelOf(name);
  return label !== '' && domain.startsWith(`${label}.`)
    ? NAME + domain.slice(label.length)
    : domain;
}

/** The domain again. */
export function expandDomain(kept: string, name: string): string {
  return kept.startsWith(NAME) ? labelOf(name) + kept.slice(NAME.length) : kept;
}

/** The letters and digits of a name, small and without accents. */
function labelOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
