/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = 'ba66d628';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.96,
  offset: 0.63,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.29,
  long: 0.54,
  city: 0.99,
  facilitator: 1.63,
  sector: 0.78,
  manyWords: -1.4,
  purchase: 0.23,
  ordinary: 0.32,
  legalForm: 0.65,
} as const satisfies Record<string, number>;
