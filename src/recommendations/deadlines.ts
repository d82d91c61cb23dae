/** Milliseconds for choosing: what is left of the ten seconds promised is enough to store the result. */
export const choiceTimeoutMs = 8_500;

/** Parts of `choiceTimeoutMs`: until when all passes are waited for, and from when on a model is not asked any more. */
export const enoughShare = 0.55;
export const lastAskShare = 0.8;
