/** A period in which one member was in one room, on a process's own clock, in milliseconds. */
export interface SeenPeriod {
  readonly meetingId: number;
  readonly userId: number;
  readonly fromMs: number;
  /** Null while she is there. */
  readonly untilMs: number | null;
}

/** An absence up to this length is a reload or a restart of a process, and counts as presence. */
export const longestGapSeconds = 45;
const longestGapMs = longestGapSeconds * 1_000;

/** The periods that a process saw and still has to store, or may have to prolong. */
export interface SeenPeriods {
  arrived(member: Pick<SeenPeriod, 'meetingId' | 'userId'>, atMs: number): void;
  departed(member: Pick<SeenPeriod, 'meetingId' | 'userId'>, atMs: number): void;
  /** All periods, those of people who are there included. */
  list(): SeenPeriod[];
  /** Forgets the stored periods that no arrival can prolong any more. */
  stored(periods: readonly SeenPeriod[], atMs: number): void;
}

/** Remembers who is in the rooms of a process. Two sockets of one member are one arrival. */
export function createSeenPeriods(): SeenPeriods {
  const newest = new Map<string, SeenPeriod>();
  const earlier = new Set<SeenPeriod>();
  const keyOf = ({ meetingId, userId }: Pick<SeenPeriod, 'meetingId' | 'userId'>) => `${meetingId}:${userId}`;
  const isLongAgo = ({ untilMs }: SeenPeriod, atMs: number) =>
    untilMs !== null && atMs - untilMs > longestGapMs;

  return {
    arrived({ meetingId, userId }, atMs) {
      const key = keyOf({ meetingId, userId });
      const known = newest.get(key);
      const isNew = !known || isLongAgo(known, atMs);
      if (known && isNew) earlier.add(known);
      newest.set(key, { meetingId, userId, fromMs: isNew ? atMs : known.fromMs, untilMs: null });
    },
    departed(member, atMs) {
      const known = newest.get(keyOf(member));
      if (known) newest.set(keyOf(member), { ...known, untilMs: atMs });
    },
    list: () => [...earlier, ...newest.values()],
    stored(periods, atMs) {
      for (const period of periods) {
        earlier.delete(period);
        if (isLongAgo(period, atMs) && newest.get(keyOf(period)) === period) newest.delete(keyOf(period));
      }
    },
  };
}
