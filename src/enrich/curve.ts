/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = '0008c0cb';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.96,
  offset: 0.66,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.26,
  long: 0.52,
  city: 1.11,
  facilitator: 1.65,
  sector: 0.84,
  manyWords: -1.32,
  purchase: 0.18,
  ordinary: 0.21,
  legalForm: 0.64,
} as const satisfies Record<string, number>;
