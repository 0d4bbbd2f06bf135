/** Prints a bench's figures for people, or keeps them as a record. */

import { type Figure, formatNumber, type Summary, summarize } from './figures.ts';
import { describeMachine, type Machine, readLoad } from './machine.ts';

/** A measurement by the name it is asked for. */
export interface Bench {
  readonly name: string;
  run(settings: Settings): Promise<BenchResult>;
}

export interface Settings {
  readonly rounds: number;
  /** Length of one measurement of one round. */
  readonly seconds: number;
}

export interface BenchResult {
  /** What was held fixed, in words. */
  readonly settings: Readonly<Record<string, string | number>>;
  readonly figures: readonly Figure[];
}

export interface BenchRecord {
  readonly bench: string;
  readonly at: string;
  readonly machine: Machine;
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly figures: readonly Summary[];
}

/** Runs one bench and says what it found and under which circumstances. */
export async function record(bench: Bench, settings: Settings): Promise<BenchRecord> {
  const loadBefore = readLoad();
  const { figures, settings: fixed } = await bench.run(settings);
  return {
    bench: bench.name,
    at: new Date().toISOString(),
    machine: describeMachine(),
    loadBefore,
    loadAfter: readLoad(),
    settings: { rounds: settings.rounds, seconds: settings.seconds, ...fixed },
    figures: figures.map(summarize),
  };
}

export function printMachine(machine: Machine): void {
  const { cpu, cores, memoryMebibytes, kernel, versions } = machine;
  console.log(`${cores} x ${cpu}, ${memoryMebibytes} MiB, Linux ${kernel}`);
  console.log(
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
  );
}

export function printRecord({ bench, settings, figures, ...record }: BenchRecord): void {
  const fixed = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  console.log(`\n${bench}: ${fixed.join(', ')}; load ${record.loadBefore} to ${record.loadAfter}`);
  const rows = figures.map((figure) => [
    figure.name,
    formatNumber(figure.median),
    formatNumber(figure.min),
    formatNumber(figure.max),
    figure.unit,
    figure.ratio === null ? '' : `${formatNumber(figure.ratio)} of ${figure.floor}`,
    figure.goal ?? '',
    figure.isMet === null ? '' : figure.isMet ? 'kept' : 'MISSED',
  ]);
  const head = ['', 'median', 'min', 'max', '', 'ratio', 'goal', ''];
  printTable([head, ...rows]);
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column >= 1 && column <= 3
        ? cell.padStart(widths[column] ?? 0)
        : cell.padEnd(widths[column] ?? 0),
    );
    console.log(`  ${cells.join('  ')}`.trimEnd());
  }
}
