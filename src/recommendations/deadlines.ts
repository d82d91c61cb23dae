/**
 * Time for waiting and for model calls together. A recommendation may take ten seconds; the rest
 * is for storing it.
 */
export const defaultChoiceTimeoutMs = 8_500;

/** After this share of the choice timeout, one usable ranking is enough. */
export const waitForAllShare = 0.55;
/** After this share of the choice timeout, no first model call of a request starts. */
export const firstModelCallShare = 0.8;
