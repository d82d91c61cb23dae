export interface RankDeadlines {
  /**
   * After this, the passes that have replied are enough and the others are aborted. If none has
   * replied, the first usable reply ends the wait.
   */
  readonly enough: AbortSignal;
  readonly last: AbortSignal;
}

/**
 * A signal that aborts at the last deadline, or at the early one as soon as one usable reply has
 * arrived.
 */
export function stopWaitingSignal({ enough, last }: RankDeadlines) {
  const stop = new AbortController();
  let hasOne = false;
  enough.addEventListener('abort', () => hasOne && stop.abort(), { once: true });
  return {
    signal: AbortSignal.any([stop.signal, last]),
    onUsableReply: () => {
      hasOne = true;
      if (enough.aborted) stop.abort();
    },
  };
}
