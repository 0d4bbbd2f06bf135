/** `enrichd enrich`: the engine on the command line, without a server. */

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { type EntryOptions, enrichEntry } from '../pool/chunk.ts';
import { loadKnowledge, openKnowledge } from '../pool/knowledge.ts';
import { type CommandIo, exitDone, exitFailed, UsageError } from './io.ts';
import { createProgress } from './progress.ts';
import { readColumn, readLines } from './read-input.ts';
import { createWriter, isFormat } from './write-items.ts';

export const ENRICH_USAGE =
  'enrichd enrich [FILE|-] [--format ndjson|csv|table] [--details] [--country CC] [--column NAME]';

interface Options {
  readonly file: string;
  readonly format: 'ndjson' | 'csv' | 'table';
  readonly entryOptions: EntryOptions;
  readonly column: string | undefined;
}

/** Reads one string a line (or a CSV column), writes one item a line in the same order. */
export async function enrichCommand(args: string[], io: CommandIo): Promise<number> {
  const options = parseOptions(args, io);
  const knowledge = openKnowledge(await loadKnowledge());
  const { input, bytes } = await openInput(options.file, io);
  const progress = createProgress(io.stderr, input, bytes);
  const { entryOptions } = options;
  const writer = createWriter(options.format, io.stdout, entryOptions.includesDetails);
  const texts = options.column === undefined ? readLines(input) : readColumn(input, options.column);
  try {
    for await (const description of texts) {
      await writer.write(enrichEntry(description, knowledge, entryOptions));
      progress.step();
    }
    await writer.end();
  } catch (error) {
    if (isBrokenPipe(error)) return exitDone;
    io.stderr.write(`enrichd: ${(error as Error).message}\n`);
    return exitFailed;
  } finally {
    progress.stop();
  }
  return exitDone;
}

function parseOptions(args: string[], io: CommandIo): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      details: { type: 'boolean' },
      country: { type: 'string' },
      column: { type: 'string' },
    },
  });
  const includesDetails = values.details ?? false;
  const format = values.format ?? (io.stdout.isTTY && !includesDetails ? 'table' : 'ndjson');
  if (!isFormat(format)) throw new UsageError('--format is ndjson, csv or table');
  if (format === 'table' && includesDetails) {
    throw new UsageError('--details needs --format ndjson or csv');
  }
  if (positionals.length > 1) throw new UsageError('one FILE at most');
  const country = values.country?.toUpperCase();
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) {
    throw new UsageError('--country is a two-letter code (ISO 3166-1)');
  }
  const entryOptions = { includesDetails, ...(country === undefined ? {} : { country }) };
  return { file: positionals[0] ?? '-', format, entryOptions, column: values.column };
}

async function openInput(file: string, io: CommandIo): Promise<{ input: Readable; bytes: number }> {
  if (file === '-') return { input: io.stdin, bytes: 0 };
  const { size } = await stat(file);
  return { input: createReadStream(file), bytes: size };
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
