import type { BannedMember } from './banned-member-repository.ts';
import type { ShownMeeting } from './shown-meeting-repository.ts';

/** The data of a meeting's page. */
export interface MeetingDetail extends ShownMeeting {
  readonly leaderNickname: string;
  /** Nicknames of members who entered the room; empty before the end and for other people. */
  readonly attendees: readonly string[];
  /** Removed members; empty unless the asking person is the leader. */
  readonly banned: readonly BannedMember[];
}
