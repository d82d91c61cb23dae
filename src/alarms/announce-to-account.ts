import { afterCommit } from '../platform/transaction.ts';
import type { AnnounceToAccount } from './account-announcement.ts';
import { insertAccountAnnouncement } from './account-announcement-repository.ts';
import type { UnreadCounts } from './unread-counts.ts';

/** Returns the function that tells people about their own accounts in their inboxes. */
export const announceToAccount =
  (inboxNews: Pick<UnreadCounts, 'changed'>): AnnounceToAccount =>
  async (tx, announcement) => {
    await insertAccountAnnouncement(tx, announcement);
    afterCommit(tx, () => inboxNews.changed(announcement.toUserId));
  };
