/** People who read a book together, at a time they agreed on. */
export interface Meeting {
  readonly id: number;
  readonly bookId: number;
  readonly leaderId: number;
  readonly title: string;
  readonly description: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Seats, the leader's included. */
  readonly capacity: number;
  /** Taken seats, the leader's included. */
  readonly memberCount: number;
  /** Rises with every edit and with the cancellation. */
  readonly version: number;
  readonly cancelledAt: Date | null;
}

/** What a leader decides about a meeting. */
export type MeetingPlan = Pick<
  Meeting,
  'bookId' | 'title' | 'description' | 'startsAt' | 'endsAt' | 'capacity'
>;

/** A logged-in person beside a meeting. */
export interface Asker {
  readonly userId: number;
  readonly isMember: boolean;
  /** The leader removed her, and has not readmitted her. */
  readonly isBanned?: boolean;
}

/** A meeting as somebody sees it at one moment of the database's clock, read in one statement. */
export interface Sight {
  readonly meeting: Meeting;
  /** Null: a visitor. */
  readonly asker: Asker | null;
  readonly now: Date;
}

export type Phase = 'upcoming' | 'live' | 'ended' | 'cancelled';

const minute = 60_000;

/** What a meeting can be at all. Lengths of time are milliseconds. The database holds the same as constraints. */
export const meetingLimits = {
  capacity: { min: 2, max: 500 },
  length: { min: minute, max: 12 * 60 * minute },
  /** How far ahead a start may lie. */
  horizon: 365 * 24 * 60 * minute,
  /** Changes that all members are told of, in one meeting. */
  changes: { count: 20, within: 60 * minute },
  /**
   * Meetings of one account that are not over. A daily club for a quarter of a year is some 90 meetings, so nobody who reads meets the first; the
   * second leaves room for thirty such clubs of ten days. They bound what one account can put into lists, searches and alarms.
   */
  upcoming: { led: 100, joined: 300 },
} as const;

export const hasStarted = (meeting: Pick<Meeting, 'startsAt'>, now: Date): boolean => now >= meeting.startsAt;
export const hasEnded = (meeting: Pick<Meeting, 'endsAt'>, now: Date): boolean => now >= meeting.endsAt;
export const isLeader = (meeting: Meeting, asker: Asker | null): boolean =>
  asker?.userId === meeting.leaderId;
export const isFull = (meeting: Meeting): boolean => meeting.memberCount >= meeting.capacity;

/** A meeting is live from its start on, and no more at its end. */
export function phaseOf(meeting: Meeting, now: Date): Phase {
  if (meeting.cancelledAt) return 'cancelled';
  if (hasEnded(meeting, now)) return 'ended';
  return hasStarted(meeting, now) ? 'live' : 'upcoming';
}

/** Can still be joined, left, edited and cancelled. */
export const isOpen = (meeting: Meeting, now: Date): boolean =>
  !meeting.cancelledAt && !hasEnded(meeting, now);

const planFields = [
  'bookId',
  'title',
  'description',
  'startsAt',
  'endsAt',
  'capacity',
] as const satisfies readonly (keyof MeetingPlan)[];

const isSame = (a: unknown, b: unknown) =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;

/** Which parts of a meeting a plan would change. */
export const changedFields = (meeting: Meeting, plan: MeetingPlan): (keyof MeetingPlan)[] =>
  planFields.filter((field) => !isSame(plan[field], meeting[field]));
