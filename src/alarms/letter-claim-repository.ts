import type pg from 'pg';
import {
  type MeetingAnnouncement,
  type MeetingAnnouncementRow,
  meetingAnnouncementColumns,
  toMeetingAnnouncement,
} from './meeting-announcement.ts';
import { isMuted, isQuiet, isStillValid, joinPreferences, mayBeTold } from './notification-conditions.sql.ts';

/** A notification that goes by letter now. */
export interface DueLetter extends MeetingAnnouncement {
  readonly userId: number;
  readonly email: string;
}

interface DueRow extends MeetingAnnouncementRow {
  readonly user_id: number;
  readonly email: string;
}

const maxTries = 3;

/**
 * Claims for one minute up to `limit` notifications that may go by letter, those that expire first
 * before others: if this process dies they are due again then, three tries in all. Each was pushed
 * 30 seconds ago, no page or device has it, no push service has it or is being tried, and its
 * person asked for letters, confirmed her address, and may log in. A mention is no letter.
 */
export async function claimLetters(pool: pg.Pool, limit: number): Promise<DueLetter[]> {
  const { rows } = await pool.query<DueRow>({
    name: 'alarms-letters',
    text: `WITH due AS (
             SELECT n.user_id, n.announcement_id, u.email
             FROM notifications n
             JOIN alarm_preferences l ON l.user_id = n.user_id AND l.letters
             JOIN users u ON u.id = n.user_id AND u.email_confirmed_at IS NOT NULL
               AND u.left_at IS NULL AND (u.suspended_until IS NULL OR u.suspended_until <= now())
             JOIN announcements a ON a.id = n.announcement_id
             JOIN meetings m ON m.id = a.meeting_id
             ${joinPreferences('n')}
             WHERE a.kind <> 'mentioned'
               AND n.received_at IS NULL AND n.pushed_at IS NOT NULL AND n.push_until > now()
               AND n.pushed_at < now() - interval '30 seconds' AND n.read_at IS NULL
               AND n.web_pushed_at IS NULL AND n.web_push_due_at IS NULL
               AND ${isStillValid} AND ${mayBeTold} AND NOT ${isMuted('n', 'a.kind')} AND NOT ${isQuiet}
               AND NOT EXISTS (SELECT FROM alarm_letters x
                 WHERE x.user_id = n.user_id AND x.announcement_id = n.announcement_id
                   AND (x.sent_at IS NOT NULL OR x.tries >= ${maxTries} OR x.due_at > now()))
             ORDER BY n.push_until LIMIT $1
           ), claimed AS (
             INSERT INTO alarm_letters AS x (user_id, announcement_id, due_at)
             SELECT user_id, announcement_id, now() + interval '1 minute' FROM due
             ORDER BY user_id, announcement_id
             ON CONFLICT (user_id, announcement_id) DO UPDATE SET tries = x.tries + 1, due_at = excluded.due_at
             -- Another worker may have claimed or sent it since.
             WHERE x.sent_at IS NULL AND x.tries < ${maxTries} AND x.due_at <= now()
             RETURNING x.user_id, x.announcement_id
           )
           SELECT c.user_id, due.email, ${meetingAnnouncementColumns}
           FROM claimed c JOIN due USING (user_id, announcement_id)
           JOIN announcements a ON a.id = c.announcement_id
           JOIN meetings m ON m.id = a.meeting_id`,
    values: [limit],
  });
  return rows.map((row) => ({ ...toMeetingAnnouncement(row), userId: row.user_id, email: row.email }));
}

type LetterKey = Pick<DueLetter, 'userId' | 'announcementId'>;

/** Records that the mail server took a letter. */
export async function markLetterSent(pool: pg.Pool, { userId, announcementId }: LetterKey): Promise<void> {
  await pool.query('UPDATE alarm_letters SET sent_at = now() WHERE user_id = $1 AND announcement_id = $2', [
    userId,
    announcementId,
  ]);
}

/** Ends the tries of a letter; the notification stays in the inbox. */
export async function giveUpLetter(pool: pg.Pool, { userId, announcementId }: LetterKey): Promise<void> {
  await pool.query(
    `UPDATE alarm_letters SET tries = ${maxTries} WHERE user_id = $1 AND announcement_id = $2`,
    [userId, announcementId],
  );
}
