import type { Database } from '../platform/db.ts';
import type { AccountAnnouncement } from './account-announcement.ts';

/**
 * Writes an announcement about an account and its notification. When the same thing is announced
 * again, the notification is unread again and becomes the person's newest. Nothing is pushed:
 * `push_until` is the moment of writing.
 */
export async function insertAccountAnnouncement(
  tx: Database,
  { kind, subjectId, toUserId }: AccountAnnouncement,
): Promise<void> {
  await tx.$executeRaw`
    WITH announced AS (
      INSERT INTO announcements (kind, subject_id, occasion) VALUES (${kind}, ${subjectId}::int, 0)
      -- An update that changes nothing also returns the announcement that is there already.
      ON CONFLICT (kind, subject_id) WHERE starts_with(kind, 'account_') DO UPDATE SET occasion = 0
      RETURNING id
    )
    INSERT INTO notifications (announcement_id, user_id, is_quiet, created_at, push_until)
    SELECT id, ${toUserId}::int, false, now(), now() FROM announced
    ON CONFLICT (user_id, announcement_id) DO UPDATE SET created_at = now(), push_until = now(), read_at = NULL`;
}
