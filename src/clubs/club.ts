export const visibilities = ['listed', 'unlisted'] as const;
export type Visibility = (typeof visibilities)[number];

/** How a person without an invitation joins. */
export const entries = ['open', 'question', 'approval', 'invite'] as const;
export type Entry = (typeof entries)[number];

export type Role = 'leader' | 'co_leader' | 'member';

/** A standing group of people who read together. */
export interface Club {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly entry: Entry;
  /** Empty unless `entry` is `question`. The answer is never part of a club. */
  readonly entryQuestion: string;
  /** The most members, the leader included. */
  readonly capacity: number;
  readonly memberCount: number;
  /** Rises with every edit. */
  readonly version: number;
  readonly closedAt: Date | null;
  /** When operators hid it from people who are neither members nor invited. */
  readonly hiddenAt: Date | null;
}

/** The parts of a club that its leaders decide. */
export type ClubPlan = Pick<
  Club,
  'name' | 'description' | 'visibility' | 'entry' | 'entryQuestion' | 'capacity'
>;

/** A logged-in person in relation to a club. */
export interface ClubAsker {
  readonly userId: number;
  /** Null for a person who is no member. */
  readonly role: Role | null;
  /** When the club's leaders removed her; null if they did not. */
  readonly removedAt: Date | null;
  /** When she applied, if the application waits. */
  readonly appliedAt: Date | null;
  /** When her application was declined. */
  readonly declinedAt: Date | null;
  /** Until when wrong answers keep her out. */
  readonly lockedUntil: Date | null;
  /** Whether the leader asks her to take the club over. */
  readonly isAskedToLead: boolean;
}

/** A club and a person's relation to it at one moment of the database's clock. */
export interface ClubForAsker {
  readonly club: Club;
  /** Null for a visitor. */
  readonly asker: ClubAsker | null;
  readonly now: Date;
}

export const isFull = (club: Club): boolean => club.memberCount >= club.capacity;
export const isMember = (asker: ClubAsker | null): boolean => (asker?.role ?? null) !== null;

/** Whether a role has the rights of a leader, apart from roles, handing over and closing. */
export const isManager = (role: Role | null | undefined): boolean =>
  role === 'leader' || role === 'co_leader';

/** Whether a person who is no member may know that the club exists. */
export const isPublic = ({
  visibility,
  closedAt,
  hiddenAt,
}: Pick<Club, 'visibility' | 'closedAt' | 'hiddenAt'>): boolean =>
  visibility === 'listed' && closedAt === null && hiddenAt === null;
