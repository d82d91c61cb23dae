import { afterCommit } from '../platform/transaction.ts';
import type { AnnounceReport } from '../reports/index.ts';
import { insertReportAnnouncement } from './report-announcement-repository.ts';
import type { UnreadCounts } from './unread-counts.ts';

/** Returns the function that tells a person of a decision about a report in her inbox. */
export const announceReport =
  (inboxNews: Pick<UnreadCounts, 'changed'>): AnnounceReport =>
  async (tx, announcement) => {
    await insertReportAnnouncement(tx, announcement);
    afterCommit(tx, () => inboxNews.changed(announcement.toUserId));
  };
