import { isTransient, isUsable, type Pass, type Ranking, rankingOf } from './ranking-pass.ts';
import type { EnoughReason, StopReason } from './stop-reason.ts';
import { type RankDeadlines, stopWaitingSignal } from './stop-waiting.ts';

export interface PairedPasses {
  /** All passes that were asked, by number. */
  readonly passes: readonly Pass[];
  readonly stop: StopReason;
}

interface Asking {
  /** Passes that may be asked, from 1 to 4. */
  readonly limit: number;
  /** Asks one pass. Never throws. */
  readonly ask: (number: number, signal: AbortSignal) => Promise<Pass>;
  /** Decides whether the usable rankings tell enough. */
  readonly judge: (rankings: readonly Ranking[]) => EnoughReason | null;
  readonly deadlines: RankDeadlines;
}

/**
 * Asks two passes side by side, and two more if the rankings do not tell enough. When one of the
 * first two has replied and the other is late, the second pair does not wait for it. Passes that
 * still run at the end are aborted.
 */
export async function askInPairs({ limit, ask, judge, deadlines }: Asking): Promise<PairedPasses> {
  const waiting = stopWaitingSignal(deadlines);
  const ended: Pass[] = [];
  const usable = () => ended.filter(isUsable);
  const start = async (number: number) => {
    const pass = await ask(number, waiting.signal);
    ended.push(pass);
    if (isUsable(pass)) waiting.onUsableReply();
    return pass;
  };
  const end = async (stop: StopReason, asked: readonly Promise<Pass>[]): Promise<PairedPasses> => {
    waiting.stop();
    return { passes: await Promise.all(asked), stop };
  };

  const first = [0, 1].slice(0, limit).map(start);
  const isHedge = await isOneLate(first, deadlines.askMoreUntil, () => limit > 2 && usable().length === 1);
  const enough = judge(usable().map(rankingOf));
  if (enough) return end(enough, first);
  if (usable().length === 0 && !ended.some(isTransient)) return end('failed', first);
  if (limit <= 2) return end('limit', first);
  if (!isHedge && deadlines.askMoreUntil.aborted) return end('no_time', first);

  const second = [2, 3].slice(0, limit - 2).map(start);
  await Promise.all(second);
  if (usable().length < 2) await Promise.all(first);
  return end('limit', [...first, ...second]);
}

/**
 * Waits for all passes and returns false, or returns true if one is still missing when the signal
 * aborts and another has been worth waiting for. A signal that has aborted before is ignored.
 */
const isOneLate = (
  passes: readonly Promise<Pass>[],
  askMoreUntil: AbortSignal,
  isWorthIt: () => boolean,
): Promise<boolean> =>
  new Promise((resolve, reject) => {
    Promise.all(passes).then(() => resolve(false), reject);
    askMoreUntil.addEventListener('abort', () => isWorthIt() && resolve(true), { once: true });
  });
