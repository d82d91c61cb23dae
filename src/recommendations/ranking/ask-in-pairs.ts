import type { Candidate } from '../candidates/index.ts';
import { isTransient, isUsable, type Pass, type Ranking, rankingOf } from './ranking-pass.ts';
import type { EnoughReason, StopReason } from './stop-reason.ts';
import { type RankDeadlines, stopWaitingSignal } from './stop-waiting.ts';

export interface PairedPasses {
  /** All passes that were asked, by number. */
  readonly passes: readonly Pass[];
  readonly stop: StopReason;
}

type Order = readonly Candidate[];

/** The orders that the passes show, and the judgement that ends them. */
export interface PassPlan {
  /** One order for each pass that may be asked, from 1 to 4. */
  readonly orders: readonly Order[];
  /** Better orders for the second pair by the rankings of the first; `null`: these are too few. */
  readonly reorder: (rankings: readonly Ranking[]) => readonly Order[] | null;
  /** Decides whether the usable rankings tell enough. */
  readonly judge: (rankings: readonly Ranking[]) => EnoughReason | null;
}

interface Asking extends PassPlan {
  /** Asks one pass. Never throws. */
  readonly ask: (number: number, order: Order, signal: AbortSignal) => Promise<Pass>;
  readonly deadlines: RankDeadlines;
}

/**
 * Asks two passes side by side, and two more if the rankings do not tell enough. When one of the
 * first two has replied and the other is late, the second pair does not wait for it. Passes that
 * still run at the end are aborted.
 */
export async function askInPairs(asking: Asking): Promise<PairedPasses> {
  const { orders, reorder, ask, judge, deadlines } = asking;
  const limit = orders.length;
  const waiting = stopWaitingSignal(deadlines);
  const ended: Pass[] = [];
  const rankings = () =>
    ended
      .filter(isUsable)
      .toSorted((one, other) => one.number - other.number)
      .map(rankingOf);
  const start = async (order: Order, number: number) => {
    const pass = await ask(number, order, waiting.signal);
    ended.push(pass);
    if (isUsable(pass)) waiting.onUsableReply();
    return pass;
  };
  const end = async (stop: StopReason, asked: readonly Promise<Pass>[]): Promise<PairedPasses> => {
    waiting.stop();
    return { passes: await Promise.all(asked), stop };
  };

  const first = orders.slice(0, 2).map(start);
  const isHedge = await isOneLate(first, deadlines.askMoreUntil, () => limit > 2 && rankings().length === 1);
  const enough = judge(rankings());
  if (enough) return end(enough, first);
  if (rankings().length === 0 && !ended.some(isTransient)) return end('failed', first);
  if (limit <= 2) return end('limit', first);
  if (!isHedge && deadlines.askMoreUntil.aborted) return end('no_time', first);

  const better = reorder(rankings());
  const second = orders.slice(2).map((order, i) => start(better?.[i] ?? order, i + 2));
  await Promise.all(second);
  if (rankings().length < 2) await Promise.all(first);
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
