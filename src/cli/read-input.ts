/** Reads descriptors from a stream: one a line, or one column of a CSV file. */

import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';

/** Every line that is not empty, without its line end or byte order mark. */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  let isFirst = true;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const text = isFirst ? line.replace(/^\uFEFF/, '') : line;
    isFirst = false;
    if (text.trim() !== '') yield text;
  }
}

/** The named column of every row. Throws when the header has no such column. */
export async function* readColumn(input: Readable, column: string): AsyncGenerator<string> {
  const parser = input.pipe(parse({ bom: true, columns: true, relax_column_count: true }));
  for await (const row of parser as AsyncIterable<Record<string, string>>) {
    const text = row[column];
    if (text === undefined) throw new Error(`the input has no column "${column}"`);
    yield text;
  }
}
