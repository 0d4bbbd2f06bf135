/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = '0def146e';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.96,
  offset: 0.7,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.63,
  long: 0.52,
  city: 1.36,
  facilitator: 1.35,
  sector: 0.16,
  manyWords: -1.38,
  purchase: 0.51,
  ordinary: 0.05,
  legalForm: 0.82,
} as const satisfies Record<string, number>;
