/** Logistic regression by full-batch gradient descent with momentum; deterministic. */

export interface Sample {
  readonly features: Readonly<Record<string, number>>;
  readonly label: 0 | 1;
  readonly weight: number;
}

const STEPS = 4000;
const RATE = 0.05;
const MOMENTUM = 0.9;

/** Minimises the weighted log loss plus `l2` times the squared weights (not the bias). */
export function fitLogistic(
  samples: readonly Sample[],
  l2: number,
): { bias: number; weights: Record<string, number> } {
  const names = Object.keys(samples[0]?.features ?? {});
  const rows = samples.map(({ features }) => [1, ...names.map((name) => features[name] ?? 0)]);
  const total = samples.reduce((sum, sample) => sum + sample.weight, 0);
  const w = new Array<number>(names.length + 1).fill(0);
  const scale = w.map((_, j) => Math.max(1, ...rows.map((row) => Math.abs(row[j] ?? 0))));
  const velocity = w.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = w.map((value, j) => (j === 0 ? 0 : (l2 * value) / total));
    rows.forEach((row, i) => {
      const sample = samples[i] as Sample;
      const p = 1 / (1 + Math.exp(-dot(w, row)));
      const error = ((p - sample.label) * sample.weight) / total;
      for (let j = 0; j < row.length; j++) gradient[j] = (gradient[j] ?? 0) + error * (row[j] ?? 0);
    });
    for (let j = 0; j < w.length; j++) {
      const part = (RATE * 20 * (gradient[j] ?? 0)) / (scale[j] ?? 1);
      velocity[j] = MOMENTUM * (velocity[j] ?? 0) - part;
      w[j] = (w[j] ?? 0) + (velocity[j] ?? 0);
    }
  }
  const [bias = 0, ...rest] = w;
  return { bias, weights: Object.fromEntries(names.map((name, j) => [name, rest[j] ?? 0])) };
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
