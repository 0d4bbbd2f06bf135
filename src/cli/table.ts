/** Prints rows for a person to read. */

import type { Writable } from 'node:stream';

/** Writes a header and one aligned line a row. */
export function printTable(
  output: Writable,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): void {
  const lines = [
    columns.map((column) => column.toUpperCase()),
    ...rows.map((row) => columns.map((column) => String(row[column] ?? '-'))),
  ];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  for (const line of lines) {
    output.write(
      `${line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
}
