/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = 'f46b1f36';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.89,
  offset: 0.82,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 1.08,
  long: 0.27,
  city: 1.29,
  facilitator: 1.39,
  sector: 0.37,
  manyWords: -1.35,
  purchase: 0.08,
  ordinary: 0.23,
  legalForm: 0.55,
} as const satisfies Record<string, number>;
