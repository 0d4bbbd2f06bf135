/** Fits a linear softmax classifier by seeded stochastic gradient descent, then rounds to int8. */

export interface Example {
  readonly rows: readonly number[];
  readonly label: string;
  readonly weight: number;
}

export interface Trained {
  readonly classes: string[];
  readonly bias: number[];
  readonly scale: number;
  readonly weights: Int8Array;
}

interface Options {
  readonly rows: number;
  readonly epochs: number;
  readonly seed: number;
}

const CLASS_WEIGHT_MIN = 20;
const RATE = 0.5;
const DECAY = 2e-5;
const GRADIENT_MIN = 1e-3;

/** Classes with too little support are left out. */
export function trainLinear(examples: readonly Example[], options: Options): Trained {
  const support = new Map<string, number>();
  for (const { label, weight } of examples) support.set(label, (support.get(label) ?? 0) + weight);
  const classes = [...support].filter(([, w]) => w >= CLASS_WEIGHT_MIN).map(([label]) => label);
  classes.sort();
  const count = classes.length;
  const index = new Map(classes.map((label, i) => [label, i]));
  const kept = examples.filter(({ label }) => index.has(label));
  const weights = new Float32Array(options.rows * count);
  const squares = new Float32Array(options.rows * count).fill(1e-6);
  const bias = new Float64Array(count);
  const random = createRandom(options.seed);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(kept, random);
    for (const example of kept) {
      step(example, index.get(example.label) ?? 0, { weights, squares, bias, count });
    }
  }
  return { classes, bias: [...bias].map((b) => Math.round(b * 1e4) / 1e4), ...quantise(weights) };
}

interface State {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly bias: Float64Array;
  readonly count: number;
}

/** One AdaGrad step; features count 1/sqrt(n) each, as they do when the model is asked. */
function step(example: Example, label: number, state: State): void {
  const { weights, squares, bias, count } = state;
  const norm = 1 / Math.sqrt(example.rows.length);
  const gradient = softmax(example.rows, state, norm);
  gradient[label] = (gradient[label] ?? 0) - 1;
  for (let c = 0; c < count; c++) {
    const g = (gradient[c] ?? 0) * example.weight;
    if (Math.abs(g) < GRADIENT_MIN) continue;
    bias[c] = (bias[c] ?? 0) - 0.01 * g;
    const part = g * norm;
    for (const row of example.rows) {
      const at = row * count + c;
      const w = weights[at] ?? 0;
      const full = part + DECAY * w;
      const square = (squares[at] ?? 0) + full * full;
      squares[at] = square;
      weights[at] = w - (RATE * full) / Math.sqrt(square + 0.01);
    }
  }
}

function softmax(rows: readonly number[], state: State, norm: number): Float64Array {
  const { weights, bias, count } = state;
  const out = new Float64Array(count);
  for (const row of rows) {
    const start = row * count;
    for (let c = 0; c < count; c++) out[c] = (out[c] ?? 0) + (weights[start + c] ?? 0);
  }
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < count; c++) {
    out[c] = (out[c] ?? 0) * norm + (bias[c] ?? 0);
    highest = Math.max(highest, out[c] ?? 0);
  }
  let total = 0;
  for (let c = 0; c < count; c++) {
    out[c] = Math.exp((out[c] ?? 0) - highest);
    total += out[c] ?? 0;
  }
  for (let c = 0; c < count; c++) out[c] = (out[c] ?? 0) / total;
  return out;
}

function quantise(weights: Float32Array): { scale: number; weights: Int8Array } {
  const sizes = weights.map(Math.abs).sort();
  const limit = sizes[Math.floor(sizes.length * 0.9999)] || 1;
  const scale = limit / 127;
  const rounded = Int8Array.from(weights, (w) =>
    Math.max(-127, Math.min(127, Math.round(w / scale))),
  );
  return { scale, weights: rounded };
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
}

/** Mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
