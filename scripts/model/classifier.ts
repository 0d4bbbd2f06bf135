/** A linear softmax classifier over hashed features, fitted by AdaGrad. */

/** The rows of one example: those of its spelling, and the signs of a trade that it bears. */
export interface Rows {
  readonly spelling: readonly number[];
  readonly signs: readonly number[];
}

const GRADIENT_MIN = 1e-3;
const DECAY = 2e-5;
const DAMPING = 0.01;
const BIAS_RATE = 0.3;

export class Classifier {
  readonly width: number;
  readonly weights: Float32Array;
  readonly bias: Float64Array;
  readonly #squares: Float32Array;
  readonly #biasSquares: Float64Array;
  readonly #scores: Float64Array;

  constructor(rows: number, width: number) {
    this.width = width;
    this.weights = new Float32Array(rows * width);
    this.bias = new Float64Array(width);
    this.#squares = new Float32Array(rows * width);
    this.#biasSquares = new Float64Array(width).fill(1);
    this.#scores = new Float64Array(width);
  }

  /** One step towards the label. */
  learn(rows: Rows, label: number, weight: number, rate: number): void {
    const scores = this.#predict(rows);
    for (let c = 0; c < this.width; c++) {
      const gradient = ((scores[c] ?? 0) - (c === label ? 1 : 0)) * weight;
      if (Math.abs(gradient) < GRADIENT_MIN) continue;
      this.#step(this.#biasSquares, this.bias, c, gradient, rate * BIAS_RATE, 0);
      this.#descend(rows.spelling, c, gradient, rate);
      this.#descend(rows.signs, c, gradient, rate);
    }
  }

  #descend(rows: readonly number[], c: number, gradient: number, rate: number): void {
    const part = gradient * unitOf(rows);
    for (const row of rows) {
      const at = row * this.width + c;
      const full = part + DECAY * (this.weights[at] ?? 0);
      this.#step(this.#squares, this.weights, at, full, rate, DAMPING);
    }
  }

  #step(
    squares: Float32Array | Float64Array,
    weights: Float32Array | Float64Array,
    at: number,
    gradient: number,
    rate: number,
    damping: number,
  ): void {
    const square = (squares[at] ?? 0) + gradient * gradient;
    squares[at] = square;
    weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(square + damping);
  }

  /** Probabilities of the classes; the array is reused. */
  #predict(rows: Rows): Float64Array {
    const scores = this.#scores;
    scores.set(this.bias);
    this.#add(rows.spelling);
    this.#add(rows.signs);
    let highest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < this.width; c++) highest = Math.max(highest, scores[c] ?? 0);
    let total = 0;
    for (let c = 0; c < this.width; c++) {
      const odds = Math.exp((scores[c] ?? 0) - highest);
      scores[c] = odds;
      total += odds;
    }
    for (let c = 0; c < this.width; c++) scores[c] = (scores[c] ?? 0) / total;
    return scores;
  }

  #add(rows: readonly number[]): void {
    const unit = unitOf(rows);
    const { width, weights } = this;
    const scores = this.#scores;
    for (const row of rows) {
      const start = row * width;
      for (let c = 0; c < width; c++) {
        scores[c] = (scores[c] ?? 0) + (weights[start + c] ?? 0) * unit;
      }
    }
  }
}

function unitOf(rows: readonly number[]): number {
  return 1 / Math.sqrt(rows.length || 1);
}

/** Weights as int8, and what one unit is worth. The few beyond the limit are cut. */
export function quantise(weights: Float32Array): { scale: number; weights: Int8Array } {
  const sizes = weights.filter((w) => w !== 0).map(Math.abs);
  sizes.sort();
  const limit = sizes[Math.floor(sizes.length * LIMIT_QUANTILE)] || 1;
  const scale = limit / 127;
  const rounded = Int8Array.from(weights, (w) =>
    Math.max(-127, Math.min(127, Math.round(w / scale))),
  );
  return { scale, weights: rounded };
}

const LIMIT_QUANTILE = 0.9998;
