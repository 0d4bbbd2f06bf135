/** The features of a name for the category model: words, word pairs and letter runs, hashed. */

/** Rows of the model's table. */
export const FEATURE_ROWS = 1 << 13;

const GRAM_MIN = 3;
const GRAM_MAX = 5;
const WORDS_MAX = 8;
const SEED = 0x811c9dc5;

/** The table rows of a name's features; `words` are folded. A row can occur twice. */
export function featuresOf(words: readonly string[]): number[] {
  const rows: number[] = [];
  const list = words.slice(0, WORDS_MAX);
  list.forEach((word, i) => {
    rows.push(row('w', word));
    const next = list[i + 1];
    if (next !== undefined) rows.push(row('b', `${word} ${next}`));
    const padded = `^${word}$`;
    for (let length = GRAM_MIN; length <= GRAM_MAX; length++) {
      for (let k = 0; k + length <= padded.length; k++) {
        rows.push(row('g', padded, k, k + length));
      }
    }
  });
  const [head] = list;
  const end = list.at(-1);
  if (head !== undefined) rows.push(row('h', head));
  if (end !== undefined) rows.push(row('t', end));
  return rows;
}

function row(kind: string, text: string, from = 0, to = text.length): number {
  let hash = Math.imul(SEED ^ kind.charCodeAt(0), 0x01000193);
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return (hash >>> 0) & (FEATURE_ROWS - 1);
}
