/** The accuracy that generated rows must keep; raise a floor when the engine gets better. */

/** Generated negatives on which a brand may be claimed that the row does not name. */
export const wrongBrandShareMax = 0.009;

/** Changed descriptors that keep their merchant, for each kind of change. */
export const stableShareMin = 0.96;

/** Base descriptors that must name a known merchant at all, so that stability means something. */
export const knownBaseShareMin = 0.6;

/** What the engine reaches on the gold, a little below the last measurement. */
export const goldFloors = {
  work: { precision: 0.943, recall: 0.947, domain: 0.928, category: 0.946, wrongBrand: 0.065 },
  measure: {
    precision: 0.932,
    recall: 0.935,
    domain: 0.925,
    category: 0.945,
    wrongBrand: 0.12,
    ece: 0.04,
    sure: 0.955,
  },
} as const;
