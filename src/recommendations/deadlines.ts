/** Time for choosing. A recommendation may take ten seconds; the rest is for storing it. */
export const choiceTimeoutMs = 8_500;

/**
 * Shares of `choiceTimeoutMs`: until `enoughShare` all passes are awaited; after `lastAskShare` no
 * model call starts.
 */
export const enoughShare = 0.55;
export const lastAskShare = 0.8;
