/** The accuracy that generated rows must keep; raise a floor when the engine gets better. */

/** Generated negatives on which a brand may be claimed that the row does not name. */
export const wrongBrandShareMax = 0.005;

/** Changed descriptors that keep their merchant, for each kind of change. */
export const stableShareMin = 0.97;

/** Base descriptors that must name a known merchant at all, so that stability means something. */
export const knownBaseShareMin = 0.6;
