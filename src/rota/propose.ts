/** A member with a seat in a meeting, who could do a task. */
export interface Candidate {
  readonly userId: number;
  readonly joinedClubAt: Date;
}

/** When each member last did the task. Members who never did it are not in it. */
export type LastDone = ReadonlyMap<number, Date>;

/** One meeting whose task nobody has taken yet. */
export interface OpenTurn {
  readonly startsAt: Date;
  readonly candidates: readonly Candidate[];
  /** Members who passed this turn on. */
  readonly declined: ReadonlySet<number>;
}

/**
 * Returns the member whose turn it is: never did the task first, then the longest ago. Among equals
 * the member who is in the club longer comes first, then the lower id. Null if nobody is left.
 */
export function propose(
  { candidates, declined }: Omit<OpenTurn, 'startsAt'>,
  lastDone: LastDone,
): number | null {
  const never = Number.NEGATIVE_INFINITY;
  const doneAt = ({ userId }: Candidate) => lastDone.get(userId)?.getTime() ?? never;
  const isBefore = (one: Candidate, other: Candidate): boolean => {
    if (doneAt(one) !== doneAt(other)) return doneAt(one) < doneAt(other);
    const byMembership = one.joinedClubAt.getTime() - other.joinedClubAt.getTime();
    return byMembership === 0 ? one.userId < other.userId : byMembership < 0;
  };
  let first: Candidate | null = null;
  for (const one of candidates)
    if (!declined.has(one.userId) && (first === null || isBefore(one, first))) first = one;
  return first?.userId ?? null;
}

/**
 * Returns the proposal for the last of several open turns, in the order of their meetings. Each
 * earlier proposal counts as if it was accepted, so that one member is not asked for all of them.
 */
export function proposeLast(turns: readonly OpenTurn[], lastDone: LastDone): number | null {
  const supposed = new Map(lastDone);
  let proposed: number | null = null;
  for (const turn of turns) {
    proposed = propose(turn, supposed);
    if (proposed !== null) supposed.set(proposed, turn.startsAt);
  }
  return proposed;
}
