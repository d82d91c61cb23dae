import type { AnnounceToMembers } from '../meetings/index.ts';
import { afterCommit } from '../platform/transaction.ts';
import { insertMemberAnnouncement } from './member-announcement-repository.ts';
import type { UnreadCounts } from './unread-counts.ts';

/**
 * Returns the function that tells people of a meeting. The next scan of the worker pushes what may
 * be pushed.
 */
export const announceToMembers =
  (inboxNews: Pick<UnreadCounts, 'changed'>): AnnounceToMembers =>
  async (tx, announcement) => {
    if (announcement.toUserIds.length === 0) return new Set();
    const told = await insertMemberAnnouncement(tx, announcement);
    afterCommit(tx, () => inboxNews.changed(...told.map(({ userId }) => userId)));
    return new Set(told.filter(({ mayPush }) => mayPush).map(({ userId }) => userId));
  };
