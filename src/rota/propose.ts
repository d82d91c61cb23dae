/** When each member last did the task. Members who never did it are not in it. */
export type LastDone = ReadonlyMap<number, Date>;

/** One meeting whose task nobody has taken yet. */
export interface OpenTurn {
  readonly startsAt: Date;
  /** Ids of members with a seat: the member who is in the club longest first, then by id. */
  readonly candidates: readonly number[];
  /** Members who passed this turn on. */
  readonly declined: ReadonlySet<number>;
}

/**
 * Returns the member whose turn it is: never did the task first, then the longest ago. Among equals
 * the earlier candidate comes first. Null if nobody is left.
 */
export function propose(
  { candidates, declined }: Pick<OpenTurn, 'candidates' | 'declined'>,
  lastDone: LastDone,
): number | null {
  const doneAt = (userId: number) => lastDone.get(userId)?.getTime() ?? Number.NEGATIVE_INFINITY;
  let first: number | null = null;
  for (const userId of candidates)
    if (!declined.has(userId) && (first === null || doneAt(userId) < doneAt(first))) first = userId;
  return first;
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
