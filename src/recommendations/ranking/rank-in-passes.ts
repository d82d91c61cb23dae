import type { ModelTally } from '../../model/index.ts';
import { repairPrompt } from '../prompt/index.ts';
import { askInPairs, type PassPlan } from './ask-in-pairs.ts';
import type { FallbackReason } from './fallback-reason.ts';
import {
  askPass,
  isHeldByCircuit,
  isUsable,
  type Pass,
  type RankInput,
  type Ranking,
  rankingOf,
  readPass,
} from './ranking-pass.ts';
import type { StopReason } from './stop-reason.ts';
import type { RankDeadlines } from './stop-waiting.ts';

export interface RankedPasses {
  readonly rankings: readonly Ranking[];
  /** Book ids in the order shown to the model, one list per pass that was asked. */
  readonly orders: readonly (readonly number[])[];
  readonly stop: StopReason;
  readonly isRepaired: boolean;
  /** Why there is no ranking; `null`: there is one. */
  readonly failure: FallbackReason | null;
}

/**
 * Runs passes in pairs until their rankings tell enough. A pass that fails, hangs or replies
 * nonsense is ignored. Only when no pass is usable is one of them repaired.
 */
export async function rankInPasses(
  tally: ModelTally,
  input: RankInput,
  { orders, reorder, judge }: PassPlan,
  deadlines: RankDeadlines,
): Promise<RankedPasses> {
  const { passes, stop } = await askInPairs({
    orders,
    reorder,
    ask: (number, order, signal) => askPass(tally, input, { number, order }, signal),
    judge,
    deadlines,
  });
  return {
    ...(await readRankings(tally, passes, deadlines)),
    orders: passes.map((pass) => rankingOf(pass).shown),
    stop,
  };
}

async function readRankings(
  tally: ModelTally,
  passes: readonly Pass[],
  deadlines: RankDeadlines,
): Promise<Pick<RankedPasses, 'rankings' | 'isRepaired' | 'failure'>> {
  const usable = passes.filter(isUsable);
  // A half-open circuit admitted one trial call. A single ranking where several were planned has no
  // confirmation, so it is not used.
  if (usable.length === 1 && passes.some(isHeldByCircuit))
    return { rankings: [], isRepaired: false, failure: 'circuit_open' };
  if (usable.length > 0) return { rankings: usable.map(rankingOf), isRepaired: false, failure: null };

  const repaired = await repair(tally, passes, deadlines.mustAnswerBy);
  if (repaired && isUsable(repaired))
    return { rankings: [rankingOf(repaired)], isRepaired: true, failure: null };
  const rankings = withRepaired(passes, repaired)
    .filter(({ ranked }) => ranked.length > 0)
    .map(rankingOf);
  return { rankings, isRepaired: false, failure: rankings.length > 0 ? null : failureOf(passes, repaired) };
}

/** The repaired pass replaces its first reply if it names any book. */
const withRepaired = (passes: readonly Pass[], repaired: Pass | undefined): readonly Pass[] =>
  repaired && repaired.ranked.length > 0
    ? passes.map((pass) => (pass.number === repaired.number ? repaired : pass))
    : passes;

/**
 * The reason of the last failure, skipping calls held back by the open circuit: these had an
 * earlier cause.
 */
function failureOf(passes: readonly Pass[], repaired: Pass | undefined): FallbackReason {
  const asked = [...passes, ...(repaired ? [repaired] : [])];
  const last = asked.findLast((pass) => !isHeldByCircuit(pass)) ?? asked.at(-1);
  return last?.reply.ok === false ? last.reply.reason : 'unusable';
}

/**
 * Repairs one faulty reply. A failed service is not called again: another wording would not help,
 * and the reader waits.
 */
async function repair(
  tally: ModelTally,
  passes: readonly Pass[],
  signal: AbortSignal,
): Promise<Pass | undefined> {
  const pass = passes.find(({ faults }) => faults.length > 0);
  if (!pass || !tally.canRepair() || signal.aborted) return undefined;
  const question = repairPrompt(pass.question, pass.reply.text ?? '', pass.faults);
  return readPass(pass, await tally.ask({ kind: 'repair', pass: pass.number }, question, signal));
}
