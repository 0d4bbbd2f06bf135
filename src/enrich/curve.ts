/** The curves of the confidence, written by `scripts/calibrate.ts`; see docs/accuracy.md. */

export const CURVE_VERSION = '4a2dcb66';

/** Known merchants: probability = 1 / (1 + exp(-(slope * score + offset))). */
export const KNOWN = {
  slope: 0.83,
  offset: 1.25,
} as const;

/** Cleaned names: log-odds = bias + the weights of what holds. */
export const NAME = {
  bias: 0.95,
  long: -0.08,
  city: 1.73,
  facilitator: 1.4,
  sector: 0.67,
  manyWords: -1.55,
  purchase: 0.76,
  ordinary: -0.24,
  legalForm: 0.61,
} as const satisfies Record<string, number>;
