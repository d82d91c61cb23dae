import type { BookSummary } from '../books/index.ts';
import type { Meeting } from './meeting.ts';

/** A meeting in a list. */
export interface MeetingRow extends Meeting {
  readonly leaderNickname: string;
  /** The name of the meeting's club; null without one. */
  readonly clubName: string | null;
  /** Whether the asking person is a member. */
  readonly isMember: boolean;
  /** The database's time. */
  readonly now: Date;
}

/** A meeting in a list that shows the books. */
export interface ListedMeeting extends MeetingRow {
  readonly book: BookSummary;
}
