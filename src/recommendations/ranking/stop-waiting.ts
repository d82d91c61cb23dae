export interface RankDeadlines {
  /**
   * Until this aborts, further passes may be asked. At that moment a pass that hangs is replaced if
   * another one has replied.
   */
  readonly askMoreUntil: AbortSignal;
  /**
   * Until this aborts, every pass is awaited. Then those that have replied are used and the others
   * are aborted. If none has replied, the first usable reply ends the wait.
   */
  readonly waitForAllUntil: AbortSignal;
  /** When this aborts, every model call is aborted. */
  readonly mustAnswerBy: AbortSignal;
}

/**
 * Returns a signal that aborts at `mustAnswerBy`, when `stop` is called, or from `waitForAllUntil`
 * on as soon as one usable reply has arrived.
 */
export function stopWaitingSignal({ waitForAllUntil, mustAnswerBy }: RankDeadlines) {
  const stop = new AbortController();
  let hasOne = false;
  waitForAllUntil.addEventListener('abort', () => hasOne && stop.abort(), { once: true });
  return {
    signal: AbortSignal.any([stop.signal, mustAnswerBy]),
    onUsableReply: () => {
      hasOne = true;
      if (waitForAllUntil.aborted) stop.abort();
    },
    stop: () => stop.abort(),
  };
}
