export { announce, type MeetingAnnouncer, noAnnouncer } from './announcer.ts';
export { meetingIdOf } from './asked-meeting.ts';
export { searchChoices } from './book-choice.ts';
export { chooseBookPage, wordsForClub } from './choose-book-view.ts';
export { titleOfMeeting } from './club-plan-rule.ts';
export { clubRecordSection } from './club-record-section.ts';
export { moderationTool, nextMeetingsSection, openMeetingTool } from './club-section.ts';
export { meetingSteps } from './club-steps.ts';
export { editMeeting } from './edit-meeting.ts';
export type { EditResult } from './edit-result.ts';
export { entryOpensAt, isEntryOpen } from './entry-time.ts';
export { calendarSettings } from './feed-settings.ts';
export { findCurrentBookId } from './find-current-book.ts';
export { hideMeeting, restoreMeeting } from './hide-meeting.ts';
export { findHomeMeetings, type HomeMeetings } from './home-repository.ts';
export { meetingPlace } from './invite-view.ts';
export { joinAnnouncers } from './join-announcers.ts';
export { joinMeeting } from './join-meeting.ts';
export { findJoinOffer } from './join-offer.ts';
export { type GivenMeeting, leaveAllMeetings, lockOwnMeetings } from './leave-all-meetings.ts';
export { leaveAfterUndo } from './leave-soon.ts';
export {
  findLedMeetings,
  findLedMeetingsWith,
  giveAwayPastMeetings,
  type LedMeeting,
} from './led-meeting-repository.ts';
export { linkBookMeetings } from './link-book-meetings.ts';
export { listMeetingIds, newestMeetingId } from './list-meeting-ids.ts';
export { listBookMeetings } from './list-meetings.ts';
export { type NotFound, withLockedMeeting } from './lock-meeting.ts';
export {
  hasStarted,
  isLeader,
  type MeetingAndAsker,
  type MeetingForAsker,
  mayLead,
  phaseOf,
} from './meeting.ts';
export type { MeetingDetail } from './meeting-detail.ts';
export { findMeetingForAsker, lockMeeting } from './meeting-for-asker-repository.ts';
export { type ActivityLimits, meetingLimits, noActivityLimits } from './meeting-limits.ts';
export type { MeetingRow } from './meeting-row.ts';
export type { AnnounceToMembers, MemberAnnouncement } from './member-announcement.ts';
export { cancelLeaving, freeSeat } from './membership-repository.ts';
export { findNextClubMeetings, type NextClubMeeting } from './next-club-meeting-repository.ts';
export { outsiderError } from './outsider-messages.ts';
export { mayHavePart, type PartCondition, type PartConditions } from './page-parts.ts';
export { canEnterChat, canTakeOver } from './policy.ts';
export { problemTexts } from './problem-messages.ts';
export { OptionalReasonInput } from './reason-input.ts';
export { refreshMeetingKeys } from './refresh-meeting-keys.ts';
export { tooManyChanges } from './refusal-messages.ts';
export type { MeetingServices } from './services.ts';
export { showMeeting } from './show-meeting.ts';
export { findSilence, type Silence } from './silence-repository.ts';
export { findSpeakers } from './speaker-repository.ts';
export { openWithKnownBook, storeMeeting } from './store-meeting.ts';
export { takesPart } from './takes-part.ts';
export { bookMeetings, editionMeetings, type MeetingCard, meetingCard } from './view.ts';
export { isKnownTo, isKnownToText, mayLeadText, seatCounts } from './visibility-conditions.sql.ts';
export { withClubLeader } from './with-club-leader.ts';
