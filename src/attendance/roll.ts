/** Whether a member comes, as far as she has said so. */
export type RollState = 'yes' | 'no' | 'silent';

/** A member, or a person who gave up her seat by saying no. */
export interface RollEntry {
  readonly userId: number;
  readonly nickname: string;
  readonly state: RollState;
  readonly joinedAt: Date | null;
}

/** Returns the entries in one state. */
export const inState = (roll: readonly RollEntry[], state: RollState): RollEntry[] =>
  roll.filter((entry) => entry.state === state);

/** Returns the members without an answer in the order in which their seats are passed on. */
export const silentByTurn = (roll: readonly RollEntry[]): RollEntry[] =>
  inState(roll, 'silent').toSorted(
    (a, b) => (b.joinedAt?.getTime() ?? 0) - (a.joinedAt?.getTime() ?? 0) || b.userId - a.userId,
  );
