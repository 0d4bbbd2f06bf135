/** Writes result items as NDJSON, CSV or an aligned table, with back-pressure. */

import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { AnsweredItem } from '../pool/chunk.ts';
import { type Columns, createColumns } from '../pool/columns.ts';

const FORMATS = ['ndjson', 'csv', 'table'] as const;
export type Format = (typeof FORMATS)[number];

export function isFormat(text: string): text is Format {
  return (FORMATS as readonly string[]).includes(text);
}

export interface ItemWriter {
  write(item: AnsweredItem): Promise<void>;
  end(): Promise<void>;
}

const BUFFER_CHARS_MAX = 64 * 1024;

/** A writer for one format; text is handed over in pieces of about 64 KB. */
export function createWriter(format: Format, output: Writable, hasDetails = false): ItemWriter {
  const columns = createColumns({ hasDetails });
  let buffer = headOf(format, columns);
  const flush = async () => {
    if (buffer === '') return;
    const hasRoom = output.write(buffer);
    buffer = '';
    if (!hasRoom) await once(output, 'drain');
  };
  return {
    write: async (item) => {
      buffer += rowOf(format, columns, item);
      if (buffer.length >= BUFFER_CHARS_MAX) await flush();
    },
    end: flush,
  };
}

function headOf(format: Format, { names }: Columns): string {
  switch (format) {
    case 'csv':
      return stringify([[...names]]);
    case 'table':
      return tableRow(names);
    case 'ndjson':
      return '';
  }
}

function rowOf(format: Format, { cellsOf }: Columns, item: AnsweredItem): string {
  switch (format) {
    case 'ndjson':
      return `${JSON.stringify(item)}\n`;
    case 'csv':
      return stringify([cellsOf(item)]);
    case 'table':
      return tableRow(cellsOf(item));
  }
}

const WIDTHS = [44, 8, 6, 28, 24, 16, 8, 15, 10];

function tableRow(cells: readonly string[]): string {
  const padded = cells.map((cell, i) => fit(cell.replace(/\s+/g, ' '), WIDTHS[i] ?? 10));
  return `${padded.join('  ').trimEnd()}\n`;
}

/** Pads or cuts a text to a width; a cut shows as an ellipsis. */
function fit(text: string, width: number): string {
  const characters = [...text];
  if (characters.length > width) return `${characters.slice(0, width - 1).join('')}…`;
  return text + ' '.repeat(width - characters.length);
}
