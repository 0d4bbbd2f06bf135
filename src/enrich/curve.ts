/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = '58bff04a';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.84,
  offset: 1.22,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.85,
  long: -0.18,
  city: 1.84,
  facilitator: 1.59,
  sector: 0.69,
  manyWords: -1.19,
  purchase: 0.87,
  ordinary: -0.16,
  legalForm: 0.63,
} as const satisfies Record<string, number>;
