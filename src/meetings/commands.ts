export { findFeedMeetings } from './feed-meeting-repository.ts';
export { findFeedOwner } from './feed-repository.ts';
