/** The accuracy that generated rows must keep; raise a floor when the engine gets better. */

/** Generated negatives on which a brand may be claimed that the row does not name. */
export const wrongBrandShareMax = 0.016;

/** Changed descriptors that keep their merchant, for each kind of change. */
export const stableShareMin = 0.96;

/** Base descriptors that must name a known merchant at all, so that stability means something. */
export const knownBaseShareMin = 0.6;

/** What the engine reaches on the gold, a little below the last measurement. */
export const goldFloors = {
  work: { precision: 0.955, recall: 0.945, domain: 0.92, category: 0.95, wrongBrand: 0.08 },
  measure: {
    precision: 0.905,
    recall: 0.905,
    domain: 0.89,
    category: 0.925,
    wrongBrand: 0.16,
    ece: 0.06,
    sure: 0.94,
  },
} as const;
