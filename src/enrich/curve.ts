/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = '440fee22';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.74,
  offset: 1.28,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 1.38,
  long: -0.08,
  city: 1.13,
  facilitator: 1.25,
  sector: 0.35,
  manyWords: -1.26,
  purchase: 0.06,
  ordinary: 0.53,
  legalForm: 0.24,
} as const satisfies Record<string, number>;
