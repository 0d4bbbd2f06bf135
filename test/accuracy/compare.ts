/** Decides whether two spellings name the same merchant, apart from case, accents and form. */

const LEGAL_FORMS = new Set(
  `inc llc ltd limited corp co company plc gmbh ag kg ug ohg ek gbr sa sas sarl eurl srl spa snc sl slu
   bv vof nv ab as aps oy oyj ltda me eireli sadecv pty pvt pte spzoo`.split(/\s+/),
);

/** Lower case, without accents, punctuation, legal form and the umlauts' second letter. */
export function foldName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l')
    .replaceAll(/['’`´.]/g, '')
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/([aou])e/g, '$1')
    .trim();
  const words = plain.split(' ');
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

/** Whether the answer is one of the names, spaces aside, or one of them plus one more word. */
export function isOneOf(answer: string, names: readonly string[]): boolean {
  const folded = foldName(answer);
  const joined = folded.replaceAll(' ', '');
  const withoutLast = folded.slice(0, Math.max(0, folded.lastIndexOf(' ')));
  return names.some((name) => {
    const wanted = foldName(name);
    return wanted.replaceAll(' ', '') === joined || (wanted !== '' && wanted === withoutLast);
  });
}
