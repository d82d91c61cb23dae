export { findFittingMeetings } from './match-meetings.ts';
export { type FitText, fitText } from './match-view.ts';
export type { MeetingMatch, OpenMeeting } from './meeting-match.ts';
export { findStoredReader, type StoredReader } from './reader-repository.ts';
export { countWanting } from './wanting-repository.ts';
export { wantingSection } from './wanting-view.ts';
