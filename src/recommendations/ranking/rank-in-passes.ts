import type { ChosenAnswer } from '../../quiz/index.ts';
import { type AliasedCandidate, assignAliases, type Candidate } from '../candidates/index.ts';
import {
  type FallbackReason,
  faultOfReply,
  type ModelQuestion,
  type ModelReply,
  type ModelTally,
  type ReplyFault,
  repairPrompt,
} from '../model/index.ts';
import { type ReaderFeedback, rankingPrompt } from './ranking-prompt.ts';
import { readRanking } from './read-ranking.ts';

/** The ranking of one pass, and the order in which the books were shown. */
export interface Ranking {
  /** Book ids in the order shown to the model. */
  readonly shown: readonly number[];
  /** Distinct book ids, best first. Some may be missing. */
  readonly ranked: readonly number[];
}

export interface RankedPasses {
  readonly rankings: readonly Ranking[];
  readonly isRepaired: boolean;
  /** Why there is no ranking; `null`: there is one. */
  readonly failure: FallbackReason | null;
}

export interface RankInput {
  readonly genre: string;
  readonly answers: readonly ChosenAnswer[];
  readonly feedback: ReaderFeedback | null;
  /** The candidates in another order for each pass. */
  readonly orders: readonly (readonly Candidate[])[];
}

export interface RankDeadlines {
  /**
   * After this, the passes that have replied are enough and the others are aborted. If none has
   * replied, the first usable reply ends the wait.
   */
  readonly enough: AbortSignal;
  readonly last: AbortSignal;
}

/**
 * Runs all passes side by side. A pass that fails, hangs or replies nonsense is ignored. Only when
 * no pass is usable is one of them repaired.
 */
export async function rankInPasses(
  tally: ModelTally,
  input: RankInput,
  deadlines: RankDeadlines,
): Promise<RankedPasses> {
  const waiting = stopWaitingSignal(deadlines);
  const passes = await Promise.all(
    input.orders.map(async (order, number) => {
      const pass = await askPass(tally, input, { order, number }, waiting.signal);
      if (isUsable(pass)) waiting.onUsableReply();
      return pass;
    }),
  );
  const usable = passes.filter(isUsable);
  // A half-open circuit admitted one trial call. A single ranking where several were planned has no
  // confirmation, so it is not used.
  if (usable.length === 1 && passes.some(isHeldByCircuit))
    return { rankings: [], isRepaired: false, failure: 'circuit_open' };
  if (usable.length > 0) return { rankings: usable.map(rankingOf), isRepaired: false, failure: null };

  const repaired = await repair(tally, passes, deadlines.last);
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

interface Pass {
  /** Index of its order. */
  readonly number: number;
  readonly question: ModelQuestion;
  readonly aliased: readonly AliasedCandidate[];
  readonly reply: ModelReply;
  readonly ranked: readonly number[];
  readonly faults: readonly ReplyFault[];
}

/** Whether the pass names enough books to choose from. */
const isUsable = ({ ranked, faults }: Pass) => ranked.length > 0 && faults.length === 0;
const rankingOf = ({ aliased, ranked }: Pass): Ranking => ({
  shown: aliased.map(({ book }) => book.id),
  ranked,
});

const isHeldByCircuit = ({ reply }: Pass) => !reply.ok && reply.reason === 'circuit_open';

async function askPass(
  tally: ModelTally,
  input: RankInput,
  { order, number }: { order: readonly Candidate[]; number: number },
  signal: AbortSignal,
): Promise<Pass> {
  const aliased = assignAliases(order);
  const question = rankingPrompt({ ...input, aliased });
  const reply = await tally.ask({ kind: 'rank', pass: number }, question, signal);
  return readPass({ number, question, aliased }, reply);
}

function readPass(asked: Pick<Pass, 'number' | 'question' | 'aliased'>, reply: ModelReply): Pass {
  const { bookIds, faults } = reply.ok ? readRanking(reply.text, asked.aliased) : { bookIds: [], faults: [] };
  const fault = faultOfReply(reply);
  return { ...asked, reply, ranked: bookIds, faults: fault ? [fault] : faults };
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

/**
 * A signal that aborts at the last deadline, or at the early one as soon as one usable reply has
 * arrived.
 */
function stopWaitingSignal({ enough, last }: RankDeadlines) {
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
