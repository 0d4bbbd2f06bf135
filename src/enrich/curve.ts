/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = '824fef5a';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.91,
  offset: 0.74,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.29,
  long: 0.6,
  city: 1.16,
  facilitator: 1.38,
  sector: 0.65,
  manyWords: -1.2,
  purchase: 0.2,
  ordinary: 0.23,
  legalForm: 0.62,
} as const satisfies Record<string, number>;
