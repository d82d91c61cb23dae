/** Lets one call at a time find out which dialect a server speaks. */
export interface LearnerTurn {
  /**
   * Takes the turn, after waiting for the call that has it. Returns the function that ends the
   * turn, or `null` when `isLearned` became true or the wait was too long: then go on without it.
   */
  take(isLearned: () => boolean, signal: AbortSignal): Promise<(() => void) | null>;
}

/** @param maxWaitMs the longest wait for the turn */
export function createLearnerTurn(maxWaitMs: number): LearnerTurn {
  let held: Promise<void> | null = null;
  const begin = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    return () => {
      if (held === promise) held = null;
      resolve();
    };
  };
  return {
    async take(isLearned, signal) {
      if (held !== null) {
        const tooLong = AbortSignal.any([signal, AbortSignal.timeout(maxWaitMs)]);
        const end = aborted(tooLong);
        while (held !== null && !isLearned() && !tooLong.aborted) await Promise.race([held, end]);
      }
      return held !== null || isLearned() || signal.aborted ? null : begin();
    },
  };
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
