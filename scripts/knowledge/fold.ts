/** Folds names to comparison keys, and splits them into plain words. */

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ё', 'е'],
]);

const LEGAL_FORMS = new Set(
  (
    'inc incorporated corp corporation co company llc llp lp ltd limited plc gmbh mbh ag kg kgaa ' +
    'ohg ug se ev eg sarl sas sa sasu srl spa snc sl slu sau bv nv vof ab as asa oy oyj aps is ' +
    'pty pte pvt bhd sdn kk doo dd zrt kft nyrt ooo oao zao pao ltda eireli me epp cv rl'
  ).split(' '),
);

/** Lower case without accents; letters of other scripts keep their own marks. */
export function foldText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase();
  return plain.replace(/[ßøæœłđðþıё]/g, (letter) => LETTERS.get(letter) ?? letter);
}

/** German and Nordic letters as systems without them write them: `Jörg` is `joerg`. */
export function spellOut(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('å', 'aa')
    .replaceAll('ø', 'oe');
}

/** The folded words of a name: `Marks & Spencer's` gives marks, and, spencers. */
export function foldWords(text: string): string[] {
  return foldText(text)
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/&/g, ' and ')
    .replace(/\+/g, ' plus ')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** The key under which two spellings are the same name: letters and digits only, folded. */
export function nameKey(text: string): string {
  return foldWords(text).join('');
}

/** The letters and digits alone, as an index sees them: `H&M` gives hm, `Disney+` disney. */
export function plainKey(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/** The words without trailing legal forms; never empty for a name that has words. */
export function withoutLegalForm(words: readonly string[]): string[] {
  let end = words.length;
  while (end > 1 && LEGAL_FORMS.has(words[end - 1] ?? '')) end -= 1;
  return words.slice(0, end);
}
