/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = '590c55df';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.89,
  offset: 0.8,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.9,
  long: 0.12,
  city: 1.23,
  facilitator: 1.39,
  sector: 0.73,
  manyWords: -1.38,
  purchase: 0.08,
  ordinary: 0.28,
  legalForm: 0.63,
} as const satisfies Record<string, number>;
