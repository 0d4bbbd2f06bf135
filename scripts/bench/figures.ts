/** What a measurement found: values by round, their median, and how they stand to a floor and a goal. */

export interface Goal {
  readonly of: 'median' | 'ratio';
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** A measured value, one number a round. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
  /** What it is compared with, measured in the same rounds. */
  readonly floor?: { readonly name: string; readonly values: readonly number[] };
  readonly goal?: Goal;
  /** The curve this is a point of, and where on it. */
  readonly point?: { readonly curve: string; readonly at: number };
}

export interface Summary {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly floor: string | null;
  /** The median of the rounds' ratios to the floor. */
  readonly ratio: number | null;
  readonly goal: string | null;
  readonly isMet: boolean | null;
  readonly values: readonly number[];
  readonly point: { readonly curve: string; readonly at: number } | null;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which that share lies, the nearer one where it falls between two. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function summarize({ name, unit, values, floor, goal, point }: Figure): Summary {
  const ratios = floor && values.map((value, round) => value / (floor.values[round] ?? Number.NaN));
  const ratio = ratios ? median(ratios) : null;
  const judged = goal?.of === 'ratio' ? ratio : median(values);
  return {
    name,
    unit,
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    floor: floor?.name ?? null,
    ratio,
    goal: goal ? describeGoal(goal, unit) : null,
    isMet: goal && judged !== null ? keeps(goal, judged) : null,
    values,
    point: point ?? null,
  };
}

/** `1234.5` as `1,235`, `0.01234` as `0.0123`. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return '-';
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

function describeGoal({ of, atLeast, atMost }: Goal, unit: string): string {
  const bound = atLeast === undefined ? `<= ${atMost}` : `>= ${formatNumber(atLeast)}`;
  return of === 'ratio' ? `ratio ${bound}` : `${bound} ${unit}`;
}

function keeps({ atLeast, atMost }: Goal, value: number): boolean {
  return value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Infinity);
}
