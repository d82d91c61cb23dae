import type { RankDeadlines } from './ranking/index.ts';

/**
 * Time for waiting and for model calls together. A recommendation may take ten seconds; the rest
 * is for storing it.
 */
export const defaultChoiceTimeoutMs = 8_500;

/**
 * After this share of the choice timeout, no further ranking passes start: they would end after
 * `waitForAllShare`.
 */
const askMoreShare = 0.3;
/** After this share of the choice timeout, one usable ranking is enough. */
const waitForAllShare = 0.55;
/** After this share of the choice timeout, no first model call of a request starts. */
export const firstModelCallShare = 0.8;

/** Starts the deadlines of one recommendation. */
export function startDeadlines(choiceTimeoutMs: number): RankDeadlines {
  const after = (share: number) => AbortSignal.timeout(Math.round(choiceTimeoutMs * share));
  return {
    askMoreUntil: after(askMoreShare),
    waitForAllUntil: after(waitForAllShare),
    mustAnswerBy: after(1),
  };
}
