import type { Database } from '../platform/db.ts';
import type { InboxPart } from './notification-inbox-repository.ts';
import { markRead } from './notification-read-repository.ts';

/** Marks the shown part of an inbox as read. @returns how many notifications were unread */
export async function readInbox(db: Database, userId: number, { entries }: InboxPart): Promise<number> {
  const unread = entries.filter(({ isUnread }) => isUnread).map(({ announcementId }) => announcementId);
  return unread.length === 0 ? 0 : markRead(db, userId, unread);
}
