/** Prints the scores as a table, with the first wrong rows when asked. */

import type { Judged } from './judge.ts';
import { calibrationBins, type Summary, summarise } from './summary.ts';

interface Options {
  /** How many wrong rows to list. */
  readonly errors: number;
  readonly asJson: boolean;
}

export function printReport(judged: readonly Judged[], options: Options): void {
  const groups = groupRows(judged);
  if (options.asJson) {
    const entries = [...groups].map(([name, rows]) => [name, summarise(rows)]);
    console.log(JSON.stringify(Object.fromEntries(entries), null, 1));
    return;
  }
  const columns = Object.keys(summarise([])) as (keyof Summary)[];
  const body = [...groups].map(([name, rows]) => {
    const summary = summarise(rows);
    return [name, ...columns.map((column) => format(column, summary[column]))];
  });
  printTable(['set', ...columns], body);
  console.log('\nconfidence   claims  right %  mean');
  calibrationBins(judged).forEach(({ n, right, confidence }, i) => {
    const cells = [n, n ? percent(right / n) : '-', n ? (confidence / n).toFixed(2) : '-'];
    console.log(
      `${(i / 10).toFixed(1)}-${((i + 1) / 10).toFixed(1)}   ${cells.map((c) => String(c).padStart(8)).join(' ')}`,
    );
  });
  printErrors(judged, options.errors);
}

/** All rows, then by set, then by slice. */
function groupRows(judged: readonly Judged[]): Map<string, Judged[]> {
  const groups = new Map<string, Judged[]>();
  const add = (name: string, row: Judged) => groups.set(name, [...(groups.get(name) ?? []), row]);
  for (const row of judged) {
    add('ALL', row);
    add(row.row.set, row);
  }
  for (const row of judged) if (row.row.slice) add(`${row.row.set}/${row.row.slice}`, row);
  return groups;
}

function format(column: keyof Summary, value: number | null): string {
  if (column === 'n' || column === 'negatives') return String(value);
  return value === null ? '-' : percent(value);
}

function percent(value: number): string {
  return (100 * value).toFixed(1);
}

function printTable(head: readonly string[], body: readonly (readonly string[])[]): void {
  const widths = head.map((name, i) =>
    Math.max(name.length, ...body.map((cells) => (cells[i] ?? '').length)),
  );
  for (const cells of [head, ...body]) {
    const padded = cells.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    console.log(padded.join('  '));
  }
}

function printErrors(judged: readonly Judged[], limit: number): void {
  let left = limit;
  for (const row of judged) {
    const faults = [
      row.merchant === false && 'merchant',
      row.isWrongBrand && 'wrong brand',
      row.domain === false && 'domain',
      row.category === false && 'category',
    ].filter(Boolean);
    if (faults.length === 0 || left-- <= 0) continue;
    const { id, raw, merchant, domain, category } = row.row;
    const item = row.enrichment.item;
    const got =
      item.status === 'complete'
        ? [item.source, item.merchant, item.domain, item.category, item.confidence]
        : [item.status];
    console.log(`${id} [${faults}] ${JSON.stringify(raw)}`);
    console.log(`    gold ${JSON.stringify([merchant, domain, category])}`);
    console.log(`    got  ${JSON.stringify(got)}`);
  }
}
