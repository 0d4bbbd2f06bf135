/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = 'a9228429';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.97,
  offset: 0.52,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.35,
  long: 0.59,
  city: 1.22,
  facilitator: 1.53,
  sector: 0.75,
  manyWords: -1.38,
  purchase: 0.13,
  ordinary: 0.15,
  legalForm: 0.7,
} as const satisfies Record<string, number>;
