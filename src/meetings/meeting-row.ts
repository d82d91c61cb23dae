import type { Meeting } from './meeting.ts';

/** A meeting in a list. */
export interface MeetingRow extends Meeting {
  readonly leaderNickname: string;
  /** Whether the asking person is a member. */
  readonly isMember: boolean;
  /** The database's time. */
  readonly now: Date;
}
