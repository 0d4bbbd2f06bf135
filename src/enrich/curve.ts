/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = '4705163e';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.87,
  offset: 0.68,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.47,
  long: -0.04,
  city: 1.08,
  facilitator: 1.43,
  sector: 0.86,
  manyWords: -1.22,
  purchase: 0.26,
  ordinary: 0.4,
  legalForm: 1.09,
} as const satisfies Record<string, number>;
