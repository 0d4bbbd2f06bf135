/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = '25f0f63c';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.94,
  offset: 0.59,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.66,
  long: -0.22,
  city: 1.08,
  facilitator: 1.38,
  sector: 0.91,
  manyWords: -1.21,
  purchase: 0.2,
  ordinary: 0.4,
  legalForm: 1.06,
} as const satisfies Record<string, number>;
