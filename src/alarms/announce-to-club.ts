import type { AnnounceToClub } from '../clubs/index.ts';
import { afterCommit } from '../platform/transaction.ts';
import { insertClubAnnouncement } from './club-announcement-repository.ts';
import type { UnreadCounts } from './unread-counts.ts';

/** Returns the function that tells people of a club in their inboxes. */
export const announceToClub =
  (inboxNews: Pick<UnreadCounts, 'changed'>): AnnounceToClub =>
  async (tx, announcement) => {
    const userIds = await insertClubAnnouncement(tx, announcement);
    afterCommit(tx, () => inboxNews.changed(...userIds));
  };
