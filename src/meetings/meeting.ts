import type { SeatWait } from '../seats/index.ts';

/** A gathering of people who read a book together, with a start and an end. */
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
  /** Members below which the leader may postpone it in one step; null without a minimum. */
  readonly minimum?: number | null | undefined;
  /** Taken seats, the leader's included. */
  readonly memberCount: number;
  /** Free seats that are held for waiting people who have an offer. */
  readonly heldSeats: number;
  /** People who wait for a seat and have no offer. */
  readonly waiting: number;
  /** Rises with every edit and with the cancellation. */
  readonly version: number;
  readonly cancelledAt: Date | null;
  /** The club it belongs to; null for a meeting of its own. */
  readonly clubId: number | null;
  /** The series that it was opened in: the id of its first meeting; null without one. */
  readonly seriesId: number | null;
}

/** The parts of a meeting that its leader decides. Without `minimum` it stays as it is. */
export type MeetingPlan = Pick<
  Meeting,
  'bookId' | 'title' | 'description' | 'startsAt' | 'endsAt' | 'capacity' | 'minimum'
>;

/** A logged-in person in relation to a meeting. */
export interface Asker {
  readonly userId: number;
  readonly isMember: boolean;
  /**
   * Whether she is a member of the meeting's club; without a club never. A person without it has no
   * right to a seat, and is no member although her seat of the past is kept.
   */
  readonly isClubMember?: boolean;
  /** Whether she leads the meeting's club, alone or with others. */
  readonly isClubManager?: boolean;
  /** Whether the leader removed her and has not readmitted her. */
  readonly isBanned?: boolean;
  /** Null for a person who is no member. */
  readonly joinedAt?: Date | null;
  /** When a member who pressed "leave" loses her seat; null if she stays. */
  readonly leavesAt?: Date | null;
  /** Her place on the waiting list; null for a person who does not wait. */
  readonly wait?: SeatWait | null;
}

/** The club of a meeting as far as the meeting shows it. */
export interface ClubOfMeeting {
  readonly id: number;
  readonly name: string;
  /** Whether people who are no members may know of it. */
  readonly isPublic: boolean;
  /** Whether it opens no more meetings. */
  readonly isClosed: boolean;
}

/** A meeting and a person's relation to it at one moment of the database's clock. */
export interface MeetingAndAsker {
  readonly meeting: Meeting;
  /** Null for a visitor. */
  readonly asker: Asker | null;
  readonly now: Date;
}

/** The same with the club, read in one statement. */
export interface MeetingForAsker extends MeetingAndAsker {
  /** Null for a meeting without a club. */
  readonly club: ClubOfMeeting | null;
  /** Whether an offer of a seat ran out and the seat has not been passed on yet. */
  readonly hasOfferRunOut?: boolean;
}

export type Phase = 'upcoming' | 'live' | 'ended' | 'cancelled';

export const hasStarted = (meeting: Pick<Meeting, 'startsAt'>, now: Date): boolean => now >= meeting.startsAt;
export const hasEnded = (meeting: Pick<Meeting, 'endsAt'>, now: Date): boolean => now >= meeting.endsAt;
export const isLeader = (meeting: Meeting, asker: Asker | null): boolean =>
  asker?.userId === meeting.leaderId;
/** Whether a person has the rights of the leader, who wears the crown alone. */
export const mayLead = (meeting: Meeting, asker: Asker | null): boolean =>
  isLeader(meeting, asker) || asker?.isClubManager === true;
/** Whether a meeting belongs to a club that the person is no member of. */
export const isOutsideClub = ({
  meeting,
  asker,
}: {
  readonly meeting: Meeting;
  readonly asker: Asker | null;
}): boolean => meeting.clubId !== null && asker?.isClubMember !== true;
/** Seats that are taken or held for somebody. */
export const takenSeats = ({ memberCount, heldSeats }: Pick<Meeting, 'memberCount' | 'heldSeats'>): number =>
  memberCount + heldSeats;
export const isFull = (meeting: Meeting): boolean => takenSeats(meeting) >= meeting.capacity;
/** Whether a seat is held for a person. */
export const hasOffer = (asker: Asker | null): boolean => asker?.wait?.offerEndsAt != null;

/** A meeting is live from its start (inclusive) to its end (exclusive). */
export function phaseOf(meeting: Meeting, now: Date): Phase {
  if (meeting.cancelledAt) return 'cancelled';
  if (hasEnded(meeting, now)) return 'ended';
  return hasStarted(meeting, now) ? 'live' : 'upcoming';
}

/** Whether a meeting can still be joined, left, edited and cancelled. */
export const isOpen = (meeting: Meeting, now: Date): boolean =>
  !meeting.cancelledAt && !hasEnded(meeting, now);

const planFields = [
  'bookId',
  'title',
  'description',
  'startsAt',
  'endsAt',
  'capacity',
  'minimum',
] as const satisfies readonly (keyof MeetingPlan)[];

const isSame = (a: unknown, b: unknown) =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;

/** Returns the parts of a meeting that a plan would change. */
export const changedFields = (meeting: Meeting, plan: MeetingPlan): (keyof MeetingPlan)[] =>
  planFields.filter((field) => plan[field] !== undefined && !isSame(plan[field], meeting[field] ?? null));
