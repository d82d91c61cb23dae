import { type MeetingAndAsker, phaseOf } from './meeting.ts';

/**
 * Whether a person reads what members write for each other: members of the meeting, and after its
 * end all members of its club.
 */
export const takesPart = ({ meeting, asker, now }: MeetingAndAsker): boolean =>
  asker?.isMember === true || (asker?.isClubMember === true && phaseOf(meeting, now) === 'ended');
