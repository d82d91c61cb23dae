import { type Database, Prisma } from '../platform/db.ts';
import { afterCommit } from '../platform/transaction.ts';
import { isMuted, isQuiet, joinPreferences } from './notification-conditions.sql.ts';
import type { UnreadCounts } from './unread-counts.ts';

/** A message that names people of a meeting. */
interface MentionAnnouncement {
  readonly meetingId: number;
  readonly seq: number;
  readonly toUserIds: readonly number[];
}

/**
 * Returns the function that tells people that a message names them: in the inbox, and for ten
 * minutes on open pages, which the next scan of the worker reaches. Nothing goes to devices or by
 * letter. Not told again is a person with an unread mention in this meeting, and not told at all
 * one who muted the meeting or turned off mentions.
 */
export const announceMentioned =
  (inboxNews: Pick<UnreadCounts, 'changed'>) =>
  async (tx: Database, { meetingId, seq, toUserIds }: MentionAnnouncement): Promise<void> => {
    const told = await tx.$queryRaw<{ userId: number }[]>`
      WITH person AS (SELECT DISTINCT unnest(${[...toUserIds]}::int[]) AS user_id), target AS MATERIALIZED (
        SELECT q.user_id, m.id AS meeting_id, m.starts_at, ${Prisma.raw(isQuiet)} AS is_quiet,
          least(now() + interval '10 minutes', m.ends_at) AS push_until
        FROM person q CROSS JOIN meetings m ${Prisma.raw(joinPreferences('q'))}
        WHERE m.id = ${meetingId} AND m.cancelled_at IS NULL AND NOT ${Prisma.raw(isMuted('q', `'mentioned'`))}
          AND NOT EXISTS (SELECT FROM alarm_preferences x WHERE x.user_id = q.user_id AND x.mutes_mentions)
          AND NOT EXISTS (SELECT FROM announcements a JOIN notifications n ON n.announcement_id = a.id
            WHERE a.meeting_id = m.id AND a.kind = 'mentioned' AND n.user_id = q.user_id AND n.read_at IS NULL)
      ), announced AS (
        INSERT INTO announcements (meeting_id, kind, meeting_starts_at, occasion)
        SELECT DISTINCT meeting_id, 'mentioned', starts_at, ${seq}::int FROM target
        -- An update that changes nothing also returns the announcement that is there already.
        ON CONFLICT (meeting_id, kind, meeting_starts_at, occasion) DO UPDATE SET created_at = announcements.created_at
        RETURNING id
      )
      INSERT INTO notifications (announcement_id, user_id, is_quiet, created_at, push_until, may_web_push)
      SELECT a.id, t.user_id, t.is_quiet, now(), t.push_until, false
      FROM announced a CROSS JOIN target t ORDER BY t.user_id
      ON CONFLICT DO NOTHING
      RETURNING user_id AS "userId"`;
    afterCommit(tx, () => inboxNews.changed(...told.map(({ userId }) => userId)));
  };
