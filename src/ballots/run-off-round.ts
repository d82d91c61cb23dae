/** The votes of one candidate in one round. */
export interface Tally {
  readonly candidate: number;
  readonly votes: number;
}

/** One round of an instant run-off. */
export interface Round {
  /** The candidates of this round in the order in which they were proposed. */
  readonly tallies: readonly Tally[];
  /** Ballots that name no candidate of this round. */
  readonly exhausted: number;
  /** The candidate with the fewest votes, who is not in the next round; null in the last one. */
  readonly eliminated: number | null;
  /** Candidates with equally few votes who stay because they were proposed earlier. */
  readonly spared: readonly number[];
  /** Where the votes of the eliminated candidate go; `exhausted` counts those that go nowhere. */
  readonly moved: { readonly to: readonly Tally[]; readonly exhausted: number };
}

/** Returns the votes of each candidate, and the ballots that name none of them. */
export function tally(
  ballots: readonly (readonly number[])[],
  candidates: readonly number[],
): Pick<Round, 'tallies' | 'exhausted'> {
  const votes = new Map(candidates.map((candidate) => [candidate, 0]));
  let exhausted = 0;
  for (const ballot of ballots) {
    const best = ballot.find((candidate) => votes.has(candidate));
    if (best === undefined) exhausted += 1;
    else votes.set(best, (votes.get(best) ?? 0) + 1);
  }
  return { tallies: [...votes].map(([candidate, count]) => ({ candidate, votes: count })), exhausted };
}
