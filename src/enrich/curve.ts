/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = '71d4df19';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.97,
  offset: 0.71,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.48,
  long: 0.49,
  city: 1.69,
  facilitator: 1.42,
  sector: 0.12,
  manyWords: -1.48,
  purchase: 0.62,
  ordinary: 0.03,
  legalForm: 0.7,
} as const satisfies Record<string, number>;
