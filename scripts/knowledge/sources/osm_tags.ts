/** The hand-kept table from OpenStreetMap tags to merchant category codes. */

import type { Category } from '../../../src/enrich/item.ts';
import { parseCategory, parseMcc, parseNumber, parseYesNo, readTable, tableUrl } from '../table.ts';

export interface OsmTag {
  /** `shop=bakery`. */
  readonly tag: string;
  /** Trees of the name-suggestion-index whose rows of this tag are merchants; may be none. */
  readonly trees: readonly string[];
  readonly mcc: string;
  readonly category: Category;
  readonly subscription: boolean;
  /** 0 (a side line, such as a cash machine) to 3 (says what the company is). */
  readonly rank: number;
}

export async function readOsmTags(): Promise<OsmTag[]> {
  const columns = ['trees', 'tag', 'mcc', 'category', 'subscription', 'rank'];
  return (await readTable(tableUrl('osm_tags.tsv'), columns)).map((row) => ({
    tag: row.cell('tag'),
    trees: row.cell('trees') === '-' ? [] : row.cell('trees').split(' '),
    mcc: parseMcc(row),
    category: parseCategory(row),
    subscription: parseYesNo(row, 'subscription'),
    rank: parseNumber(row, 'rank', 0, 3),
  }));
}
