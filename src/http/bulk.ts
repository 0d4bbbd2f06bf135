/** Reads many items from NDJSON, CSV or plain text, and cuts them into chunks as they come. */

import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { AppError } from '../errors.ts';
import { type CutItems, createCutter } from '../jobs/cut.ts';
import { type EntryResult, parseEntry } from './entry.ts';
import { decodeText, type Line, lineCharactersMax, NotTextError, readLines } from './lines.ts';
import { type Issue, invalid, issuesMax, toIssue } from './schemas.ts';

export type BulkType = 'application/x-ndjson' | 'text/csv' | 'text/plain';

export interface BulkLimits {
  readonly itemsMax: number;
  /** The column of a CSV file that holds the descriptors. */
  readonly column: string | undefined;
}

/** Where an item stood, for an issue, and what was read there. */
type Read = readonly [path: string, result: EntryResult];

const TOO_LONG: EntryResult = {
  issues: [{ path: [], message: `Expected at most ${lineCharactersMax} characters.` }],
};

/** The items of a body; throws AppError naming every line or row that does not fit. */
export async function readBulk(
  body: AsyncIterable<Uint8Array>,
  type: BulkType,
  { itemsMax, column }: BulkLimits,
): Promise<CutItems> {
  const cutter = createCutter();
  const issues: Issue[] = [];
  const where = type === 'text/csv' ? 'rows' : 'lines';
  const wrongCount = invalid([{ path: where, message: `Expected 1 to ${itemsMax} items.` }]);
  for await (const [path, result] of readItems(body, type, column)) {
    if (result.issues === undefined) cutter.add(result.entry);
    else issues.push(...result.issues.map((issue) => toIssue(issue, path)));
    if (cutter.itemCount() > itemsMax) throw wrongCount;
    if (issues.length >= issuesMax) break;
  }
  if (issues.length > 0) throw invalid(issues);
  if (cutter.itemCount() === 0) throw wrongCount;
  return cutter.end();
}

/** The item that a line of NDJSON is. */
export function parseJsonLine({ text }: Line): EntryResult {
  if (text === null) return TOO_LONG;
  try {
    return parseEntry(JSON.parse(text));
  } catch {
    return { issues: [{ path: [], message: 'Expected JSON text.' }] };
  }
}

async function* readItems(
  body: AsyncIterable<Uint8Array>,
  type: BulkType,
  column: string | undefined,
): AsyncGenerator<Read, void> {
  try {
    if (type === 'text/csv') {
      yield* readRows(body, column);
      return;
    }
    const parseLine = type === 'text/plain' ? parsePlainLine : parseJsonLine;
    for await (const lines of readLines(body)) {
      for (const line of lines) yield [`lines.${line.number}`, parseLine(line)];
    }
  } catch (error) {
    throw explain(error);
  }
}

function parsePlainLine({ text }: Line): EntryResult {
  return text === null ? TOO_LONG : parseEntry(text);
}

/** The cells of the column, rows counted from 1 as spreadsheets do, the header row being the first. */
async function* readRows(
  body: AsyncIterable<Uint8Array>,
  column: string | undefined,
): AsyncGenerator<Read, void> {
  const parser = parse({
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: lineCharactersMax,
  });
  // Its failure also ends the parser, which is where it is met.
  pipeline(decodeText(body), parser).catch(() => {});
  let row = 0;
  let position = 0;
  for await (const cells of parser as AsyncIterable<string[]>) {
    row += 1;
    if (row === 1) position = findColumn(cells, column);
    else yield [`rows.${row}`, parseEntry(cells[position] ?? '')];
  }
}

function findColumn(header: readonly string[], column: string | undefined): number {
  if (column === undefined && header.length === 1) return 0;
  const position = header.findIndex((name) => name.trim() === column?.trim());
  if (position >= 0) return position;
  throw invalid(
    [{ path: 'column', message: 'Expected the name of a column of the file.' }],
    'query',
  );
}

/** What the client did wrong, or the fault itself when it was not the client's. */
function explain(error: unknown): unknown {
  if (error instanceof NotTextError) return refuse('', 'Expected text in UTF-8.');
  if (error instanceof CsvError) {
    return refuse(`lines.${error.lines}`, 'Expected a well-formed CSV record.');
  }
  return error;
}

function refuse(path: string, message: string): AppError {
  return invalid([{ path, message }]);
}
