/** Milliseconds for choosing: what is left of the ten seconds promised is enough to store the result. */
export const answerWithin = 8_500;

/** Parts of `answerWithin`: until when all passes are waited for, and from when on a model is not asked any more. */
export const enoughAt = 0.55;
export const lastAskAt = 0.8;
