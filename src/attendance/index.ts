export type { Attendee } from './attendee.ts';
export { findAttendees } from './attendee-repository.ts';
export { type ShownAttendee, shownAttendees } from './attendees-view.ts';
export { attendanceSection } from './meeting-section.ts';
export { hasAttendanceQuestion } from './question-repository.ts';
export { watchPresence } from './watch-presence.ts';
