import type { Round } from '../ballots/index.ts';
import { holdParticles, withParticle } from '../platform/korean-particle.ts';
import type { VoteResult } from './book-vote.ts';

/** One round of the count in words. */
export interface ShownRound {
  readonly heading: string;
  /** The candidates of the round, those with the most votes first. */
  readonly tallies: readonly { readonly title: string; readonly votes: string }[];
  /** The outcome of the round. */
  readonly sentences: readonly string[];
}

type NameOf = (bookId: number) => string;

/** Explains the rounds of a count. Nothing if nobody voted. */
export function shownRounds(
  { rounds, ballotCount, winnerId }: VoteResult,
  nameOf: NameOf,
): readonly ShownRound[] {
  if (winnerId === null) return [];
  return rounds.map((round, index) => ({
    heading: rounds.length === 1 ? '한 번에 정해졌어요' : `${index + 1}차 집계`,
    tallies: round.tallies
      .toSorted((one, other) => other.votes - one.votes)
      .map(({ candidate, votes }) => ({ title: nameOf(candidate), votes: `${votes}표` })),
    sentences:
      round.eliminated === null
        ? [holdParticles(winningSentence(round, nameOf(winnerId), ballotCount))]
        : eliminationSentences(round, round.eliminated, nameOf).map(holdParticles),
  }));
}

function winningSentence({ tallies, exhausted }: Round, winner: string, ballotCount: number): string {
  const most = Math.max(...tallies.map(({ votes }) => votes));
  const counted = ballotCount - exhausted;
  const leading = tallies.filter(({ votes }) => votes === most);
  return most * 2 > counted
    ? `${withParticle(winner, '이')} ${counted}표 가운데 절반이 넘는 ${most}표를 얻어 뽑혔어요.`
    : `${leading.length === 2 ? '두 책의' : '여러 책의'} 표가 같아 먼저 제안된 ${withParticle(winner, '이')} 뽑혔어요.`;
}

function eliminationSentences(
  { tallies, spared, moved }: Round,
  eliminated: number,
  nameOf: NameOf,
): readonly string[] {
  const name = nameOf(eliminated);
  const votes = tallies.find(({ candidate }) => candidate === eliminated)?.votes ?? 0;
  const stayed = spared.map(nameOf).join(', ');
  const to = moved.to.map(({ candidate, votes: gained }) => `${nameOf(candidate)} ${gained}표`).join(', ');
  return [
    `절반을 넘은 책이 없어, 표가 가장 적은 ${withParticle(name, '을')} 뺐어요.`,
    ...(stayed ? [`${withParticle(stayed, '은')} 표가 같지만 먼저 제안되어 남았어요.`] : []),
    ...(votes === 0 ? [`${name}에는 한 표도 없었어요.`] : []),
    ...(to ? [`${name}의 표는 다음 순위를 따라 옮겨 셌어요: ${to}.`] : []),
    ...(moved.exhausted > 0 ? [`${moved.exhausted}표는 남은 책을 고르지 않아 더 세지 않았어요.`] : []),
  ];
}
