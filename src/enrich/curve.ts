/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = 'a5739553';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.94,
  offset: 0.69,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.41,
  long: 0.39,
  city: 1.78,
  facilitator: 1.52,
  sector: 0.12,
  manyWords: -1.43,
  purchase: 0.67,
  ordinary: 0.09,
  legalForm: 0.79,
} as const satisfies Record<string, number>;
