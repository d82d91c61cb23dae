import { type Database, Prisma } from '../platform/db.ts';
import type { AccountAnnouncement } from './account-announcement.ts';
import { onlyTo, writeToInboxes } from './write-to-inboxes.ts';

/** Writes an announcement about an account and its notification. */
export const insertAccountAnnouncement = (
  tx: Database,
  { kind, subjectId, toUserId }: AccountAnnouncement,
): Promise<number[]> =>
  writeToInboxes(tx, {
    recipients: onlyTo(toUserId),
    announced: Prisma.sql`
      INSERT INTO announcements (kind, subject_id, occasion) VALUES (${kind}, ${subjectId}::int, 0)
      -- An update that changes nothing also returns the announcement that is there already.
      ON CONFLICT (kind, subject_id) WHERE starts_with(kind, 'account_') DO UPDATE SET occasion = 0
      RETURNING id`,
  });
