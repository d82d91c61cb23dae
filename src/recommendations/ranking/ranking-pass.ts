import type { ModelQuestion, ModelReply, ModelTally } from '../../model/index.ts';
import type { ChosenAnswer } from '../../quiz/index.ts';
import { type AliasedCandidate, assignAliases, type Candidate } from '../candidates/index.ts';
import { faultOfReply, type ReplyFault } from '../prompt/index.ts';
import { type ReaderFeedback, rankingPrompt } from './ranking-prompt.ts';
import { readRanking } from './read-ranking.ts';

/** The ranking of one pass, and the order in which the books were shown. */
export interface Ranking {
  /** Book ids in the order shown to the model. */
  readonly shown: readonly number[];
  /** Distinct book ids, best first. Some may be missing. */
  readonly ranked: readonly number[];
}

export interface RankInput {
  readonly genre: string;
  readonly answers: readonly ChosenAnswer[];
  readonly feedback: ReaderFeedback | null;
}

/** One ranking call: its question, the reply, and what was read of it. */
export interface Pass {
  /** From 0. */
  readonly number: number;
  readonly question: ModelQuestion;
  readonly aliased: readonly AliasedCandidate[];
  readonly reply: ModelReply;
  readonly ranked: readonly number[];
  readonly faults: readonly ReplyFault[];
}

/** Whether the pass names enough books to choose from. */
export const isUsable = ({ ranked, faults }: Pass) => ranked.length > 0 && faults.length === 0;
export const rankingOf = ({ aliased, ranked }: Pass): Ranking => ({
  shown: aliased.map(({ book }) => book.id),
  ranked,
});

/** Whether the service failed for a reason that may be over at the next call. */
export const isTransient = ({ reply }: Pass) =>
  !reply.ok && (reply.reason === 'server_error' || reply.reason === 'network');

export const isHeldByCircuit = ({ reply }: Pass) => !reply.ok && reply.reason === 'circuit_open';

/** Asks for a ranking of the candidates in this order. */
export async function askPass(
  tally: ModelTally,
  input: RankInput,
  { number, order }: { readonly number: number; readonly order: readonly Candidate[] },
  signal: AbortSignal,
): Promise<Pass> {
  const aliased = assignAliases(order);
  const question = rankingPrompt({ ...input, aliased });
  const reply = await tally.ask({ kind: 'rank', pass: number }, question, signal);
  return readPass({ number, question, aliased }, reply);
}

/** Reads a reply to the question of a pass. */
export function readPass(asked: Pick<Pass, 'number' | 'question' | 'aliased'>, reply: ModelReply): Pass {
  const { bookIds, faults } = reply.ok ? readRanking(reply.text, asked.aliased) : { bookIds: [], faults: [] };
  const fault = faultOfReply(reply);
  return { ...asked, reply, ranked: bookIds, faults: fault ? [fault] : faults };
}
