import type { Book } from '../books/index.ts';
import type { BannedMember } from './banned-member-repository.ts';
import type { MeetingForAsker } from './meeting.ts';
import type { Member } from './membership-repository.ts';

/** The data of a meeting's page. */
export interface MeetingDetail extends MeetingForAsker {
  readonly book: Book;
  readonly leaderNickname: string;
  /**
   * The leader first. A visitor sees only the leader, because the members of a meeting are not
   * public; so does a person who is no member of the meeting's club.
   */
  readonly members: readonly Member[];
  /** Nicknames of members who entered the room; empty before the end and for other people. */
  readonly attendees: readonly string[];
  /** Removed members; empty unless the asking person is the leader. */
  readonly banned: readonly BannedMember[];
}
