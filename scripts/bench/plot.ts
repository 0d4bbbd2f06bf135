/** Draws the curves of records as SVG: `node scripts/bench/plot.ts RECORDS FOLDER`. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNumber, type Summary } from './figures.ts';
import type { BenchRecord } from './report.ts';

const [records = '', folder = '.'] = process.argv.slice(2);

const size = { width: 640, height: 320, left: 64, right: 48, top: 40, bottom: 56 };

interface Curve {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly { at: number; median: number; min: number; max: number }[];
}

mkdirSync(folder, { recursive: true });
for (const curve of collectCurves(readRecords())) {
  const file = join(folder, `${curve.name.replaceAll(/[^a-z]+/g, '-')}.svg`);
  writeFileSync(file, draw(curve));
  console.log(file);
}

function readRecords(): BenchRecord[] {
  const lines = readFileSync(records, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as BenchRecord);
}

function collectCurves(all: readonly BenchRecord[]): Curve[] {
  const found = new Map<string, Summary[]>();
  for (const figure of all.flatMap(({ figures }) => figures)) {
    if (figure.point === null) continue;
    const { curve } = figure.point;
    found.set(curve, [...(found.get(curve) ?? []), figure]);
  }
  return [...found].map(([name, figures]) => ({
    name,
    unit: figures[0]?.unit ?? '',
    points: figures.map(({ point, median, min, max }) => ({
      at: point?.at ?? 0,
      median,
      min,
      max,
    })),
  }));
}

/** A line through the medians, with a bar from the least to the most of each. */
function draw({ name, unit, points }: Curve): string {
  const { width, height, left, right, top, bottom } = size;
  const most = Math.max(...points.map(({ max }) => max)) * 1.1;
  const isSpread = (points.at(-1)?.at ?? 0) > 50 * (points[1]?.at ?? 1);
  const scale = (at: number) => (isSpread ? Math.log10(Math.max(1, at)) : at);
  const [first, last] = [scale(points[0]?.at ?? 0), scale(points.at(-1)?.at ?? 1)];
  const x = (at: number) => left + ((scale(at) - first) / (last - first)) * (width - left - right);
  const y = (value: number) => height - bottom - (value / most) * (height - top - bottom);
  const line = points.map(({ at, median }) => `${x(at).toFixed(1)},${y(median).toFixed(1)}`);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => part * most);
  const step = Math.ceil(points.length / 8);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${unit} by ${name}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="22" font-size="14">${unit} by ${name}</text>`,
    ...ticks.map(
      (tick) =>
        `<line x1="${left}" x2="${width - right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/>` +
        `<text x="${left - 8}" y="${y(tick) + 4}" text-anchor="end">${formatNumber(tick)}</text>`,
    ),
    ...points.map(
      ({ at, min, max }) =>
        `<line x1="${x(at)}" x2="${x(at)}" y1="${y(min)}" y2="${y(max)}" stroke="#8ab" stroke-width="6"/>`,
    ),
    `<polyline points="${line.join(' ')}" fill="none" stroke="#036" stroke-width="2"/>`,
    ...points
      .filter((_, i) => i % step === 0)
      .map(
        ({ at }) =>
          `<text x="${x(at)}" y="${height - bottom + 20}" text-anchor="middle">${at.toLocaleString('en-US')}</text>`,
      ),
    `<text x="${(left + width - right) / 2}" y="${height - 12}" text-anchor="middle">${name}</text>`,
    '</svg>\n',
  ].join('\n');
}
