export type { StoredDecision } from './decision.ts';
export { hiddenClubNotice, hiddenMeetingNotice } from './hidden-notice.ts';
export { findKnownNickname } from './known-nickname-repository.ts';
export type { Kind } from './report.ts';
export type { AnnounceReport, ReportAnnouncement } from './report-announcement.ts';
export { kindNames } from './words-view.ts';
