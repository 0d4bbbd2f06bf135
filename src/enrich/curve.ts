/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = '0867d5f0';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.83,
  offset: 1.22,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.95,
  long: -0.09,
  city: 1.72,
  facilitator: 1.37,
  sector: 0.65,
  manyWords: -1.51,
  purchase: 0.77,
  ordinary: -0.24,
  legalForm: 0.55,
} as const satisfies Record<string, number>;
