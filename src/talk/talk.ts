/** A member of a meeting and how much she has written in its room. */
export interface Talker {
  readonly userId: number;
  readonly nickname: string;
  readonly isLeader: boolean;
  /** Whether a leader stopped her from writing. */
  readonly isSilenced: boolean;
  /** Messages that are not deleted. */
  readonly messages: number;
  /** When she sent the newest of them; null if there is none. */
  readonly lastAt: Date | null;
  readonly joinedAt: Date;
}

/** How a talk is shared among its members. */
export interface TalkBalance {
  readonly talkers: readonly Talker[];
  /** Messages of people who have no seat any more. */
  readonly messagesOfLeavers: number;
  /** All messages that are not deleted. */
  readonly total: number;
}

/** Returns the whole minutes since a member's last message, or since she could write. */
export function silentMinutes(
  { lastAt, joinedAt }: Pick<Talker, 'lastAt' | 'joinedAt'>,
  { startsAt, endsAt, now }: { readonly startsAt: Date; readonly endsAt: Date; readonly now: Date },
): number {
  const since = lastAt?.getTime() ?? Math.max(startsAt.getTime(), joinedAt.getTime());
  const until = Math.min(now.getTime(), endsAt.getTime());
  return Math.max(0, Math.floor((until - since) / 60_000));
}
