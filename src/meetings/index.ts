export { type MeetingAnnouncer, noAnnouncer } from './announcer.ts';
export { listMeetingIds, newestMeetingId } from './list-meeting-ids.ts';
export { listBookMeetings } from './list-meetings.ts';
export type { Sight } from './meeting.ts';
export { canEnterChat } from './policy.ts';
export { findSight } from './repository.ts';
export { type MeetingDetail, showMeeting } from './show-meeting.ts';
export { bookMeetings } from './view.ts';
