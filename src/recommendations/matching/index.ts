export { countInterestedReaders } from './interested-readers-repository.ts';
export { interestedReadersSection } from './interested-readers-view.ts';
export { findFittingMeetings } from './match-meetings.ts';
export { type FitText, fitText } from './match-view.ts';
export type { MeetingMatch, OpenMeeting } from './meeting-match.ts';
export { findStoredReader, type StoredReader } from './reader-repository.ts';
