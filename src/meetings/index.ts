export { type MeetingAnnouncer, noAnnouncer } from './announcer.ts';
export { listBookMeetings } from './list-meetings.ts';
export type { Asker, Meeting, MeetingPlan, Phase, Sight } from './meeting.ts';
export { phaseOf } from './meeting.ts';
export { type ChatEntry, canEnterChat } from './policy.ts';
export { findSight } from './repository.ts';
export { type MeetingDetail, showMeeting } from './show-meeting.ts';
export { bookMeetings, type MeetingCard, meetingCard } from './view.ts';
