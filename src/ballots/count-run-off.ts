import { type Round, type Tally, tally } from './run-off-round.ts';

/** The result of an instant run-off. */
export interface RunOff {
  readonly rounds: readonly Round[];
  /** Null if no ballot names a candidate. */
  readonly winner: number | null;
  /**
   * The candidate with the second most votes in the last round, of equals the one proposed earlier;
   * null if nobody else has a vote in it.
   */
  readonly second: number | null;
}

/**
 * Counts ranked ballots, best candidate first, by instant run-off. A ballot may name some of the
 * candidates only. Each round counts every ballot for the best candidate left on it. More than half
 * of these votes win; otherwise the candidate with the fewest goes out. `candidates` stand in the
 * order in which they were proposed: of equals the earlier one stays, and wins. Ignores repeated
 * ids, and those of other things.
 */
export function countRunOff(ballots: readonly (readonly number[])[], candidates: readonly number[]): RunOff {
  const rounds: Round[] = [];
  let left = [...candidates];
  for (;;) {
    const counted = tally(ballots, left);
    const [first, second] = ranked(counted.tallies);
    if (!first || left.length <= 2 || first.votes * 2 > ballots.length - counted.exhausted) {
      rounds.push({ ...counted, eliminated: null, spared: [], moved: { to: [], exhausted: 0 } });
      return { rounds, winner: withVotes(first), second: withVotes(second) };
    }
    const round = eliminate(ballots, counted);
    rounds.push(round);
    left = left.filter((candidate) => candidate !== round.eliminated);
  }
}

/** Returns the candidates by votes. The sort is stable, so equals stay in the order of proposal. */
const ranked = (tallies: readonly Tally[]) => tallies.toSorted((one, other) => other.votes - one.votes);

const withVotes = (one: Tally | undefined): number | null => (one && one.votes > 0 ? one.candidate : null);

function eliminate(
  ballots: readonly (readonly number[])[],
  counted: Pick<Round, 'tallies' | 'exhausted'>,
): Round {
  const fewest = Math.min(...counted.tallies.map(({ votes }) => votes));
  const equals = counted.tallies.filter(({ votes }) => votes === fewest).map(({ candidate }) => candidate);
  const eliminated = equals.at(-1) ?? null;
  const staying = counted.tallies.filter(({ candidate }) => candidate !== eliminated);
  const next = tally(
    ballots,
    staying.map(({ candidate }) => candidate),
  );
  const gained = next.tallies.map(({ candidate, votes }, index) => ({
    candidate,
    votes: votes - (staying[index]?.votes ?? 0),
  }));
  return {
    ...counted,
    eliminated,
    spared: equals.slice(0, -1),
    moved: { to: gained.filter(({ votes }) => votes > 0), exhausted: next.exhausted - counted.exhausted },
  };
}
