/** Words that tell what a shop sells: a hand-kept table, then the map presets' own names. */

import { nameKey } from '../fold.ts';
import { asJson, asList, asText, readPackageJson } from '../packages.ts';
import type { WordRow } from '../rows.ts';
import { parseCategory, parseMcc, parseNumber, readTable, tableUrl } from '../table.ts';
import { type OsmTag, readOsmTags } from './osm_tags.ts';

const DIST = '@openstreetmap/id-tagging-schema/dist';

/** Languages of the presets whose words statements print. */
const LANGUAGES = (
  'en en-GB en-US de fr es it nl pt pt-BR da sv nb no nn fi is pl cs sk sl hu ro bg hr sr ru uk ' +
  'be tr el et lv lt ca gl eu ja zh-CN zh-TW zh-HK zh ko ar he fa id ms vi th hi'
).split(' ');

/** Scripts that write words without blanks between them. */
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

interface Candidate extends WordRow {
  readonly tag: OsmTag;
}

/** Words once a language; the hand-kept ones stand, and what is `generic` is left out. */
export async function readWords(generic: ReadonlySet<string>): Promise<WordRow[]> {
  const own = await readOwnWords();
  const tags = new Map((await readOsmTags()).map((tag) => [tag.tag, tag]));
  const presets = asJson(await readPackageJson(`${DIST}/presets.json`));
  const found: Candidate[] = [];
  for (const file of LANGUAGES) {
    found.push(...(await readTranslation(file, presets, tags)));
  }
  return mergeWords(own, found, generic);
}

/** The hand-kept words first; a preset's word joins when no other trade uses it. */
export function mergeWords(
  own: readonly WordRow[],
  found: readonly WordRow[],
  generic: ReadonlySet<string>,
): WordRow[] {
  const rows = new Map<string, WordRow>();
  const anyLanguage = new Set(own.map((row) => nameKey(row.word)));
  for (const row of own) rows.set(`${row.lang}|${nameKey(row.word)}`, row);
  const categories = new Map<string, Set<string>>();
  for (const row of found) {
    const key = nameKey(row.word);
    categories.set(key, (categories.get(key) ?? new Set()).add(row.category));
  }
  for (const row of found) {
    const key = nameKey(row.word);
    const id = `${row.lang}|${key}`;
    if (anyLanguage.has(key) || rows.has(id) || generic.has(key)) continue;
    if ((categories.get(key)?.size ?? 0) > 1) continue;
    rows.set(id, row);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => toRow(row));
}

async function readOwnWords(): Promise<WordRow[]> {
  const columns = ['word', 'lang', 'mcc', 'category', 'weight'];
  return (await readTable(tableUrl('words.tsv'), columns)).map((row) => ({
    word: row.cell('word'),
    lang: row.cell('lang'),
    mcc: parseMcc(row),
    category: parseCategory(row),
    weight: parseNumber(row, 'weight', 1, 3),
  }));
}

async function readTranslation(
  file: string,
  presets: Readonly<Record<string, unknown>>,
  tags: ReadonlyMap<string, OsmTag>,
): Promise<Candidate[]> {
  const root = asJson(await readPackageJson(`${DIST}/translations/${file}.json`));
  const texts = asJson(asJson(asJson(root[file]).presets).presets);
  return Object.entries(presets).flatMap(([id, preset]) => {
    const tag = tagOf(asJson(asJson(preset).tags), tags);
    const text = asJson(texts[id]);
    if (tag === undefined || tag.category === 'Unknown') return [];
    const lang = /^n[bn]$/.test(file) ? 'no' : file.slice(0, 2);
    const make = (word: string, weight: number) => ({
      word: clean(word),
      lang,
      mcc: tag.mcc,
      category: tag.category,
      weight,
      tag,
    });
    const terms = [text.terms, text.aliases].flatMap(asTerms);
    return [
      ...splitNames(asText(text.name)).map((name) => make(name, tag.rank >= 2 ? 3 : 2)),
      ...terms.map((term) => make(term, 1)),
    ].filter((row) => isWord(row.word));
  });
}

/** The table's tag of a preset; presets with two or more tags are narrower and left out. */
function tagOf(
  tags: Readonly<Record<string, unknown>>,
  table: ReadonlyMap<string, OsmTag>,
): OsmTag | undefined {
  const entries = Object.entries(tags);
  const [key, value] = entries[0] ?? [];
  return entries.length === 1 ? table.get(`${key}=${asText(value)}`) : undefined;
}

function asTerms(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/[,\n]/);
  return asList(value).map(asText);
}

function splitNames(name: string): string[] {
  return name.replace(/\(.*?\)/g, '').split(/\s*[/,]\s*/);
}

function clean(word: string): string {
  return word.trim().replace(/\s+/g, ' ');
}

/** One to three words of letters, long enough to mean something. */
function isWord(word: string): boolean {
  if (!/^[\p{L}\p{M}' -]+$/u.test(word)) return false;
  if (DENSE.test(word)) return [...word].length >= 2 && [...word].length <= 10;
  return word.split(/[ -]/).length <= 3 && nameKey(word).length >= 4;
}

function toRow({ word, lang, mcc, category, weight }: WordRow): WordRow {
  return { word, lang, mcc, category, weight };
}
