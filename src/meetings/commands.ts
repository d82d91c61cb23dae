export { findFeedMeetings } from './feed-meeting-repository.ts';
export { findFeedOwners } from './feed-repository.ts';
