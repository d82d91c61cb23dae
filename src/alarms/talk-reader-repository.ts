import type pg from 'pg';
import { hasSeatThatCounts, isMuted, isQuiet, joinPreferences } from './notification-conditions.sql.ts';

export interface TalkReaders {
  readonly title: string;
  readonly userIds: readonly number[];
}

/**
 * Returns the members of a running meeting who may be told that people talk there: those who did
 * not mute it and are not in quiet hours. Null when nobody is left, or the meeting does not run.
 */
export async function findTalkReaders(pool: pg.Pool, meetingId: number): Promise<TalkReaders | null> {
  const { rows } = await pool.query<{ title: string; user_ids: number[] }>({
    name: 'alarms-talk-readers',
    text: `SELECT m.title, array_agg(q.user_id) AS user_ids
           FROM meetings m JOIN memberships q ON q.meeting_id = m.id ${joinPreferences('q')}
           WHERE m.id = $1 AND m.cancelled_at IS NULL AND m.starts_at <= now() AND m.ends_at > now()
             AND ${hasSeatThatCounts('q')} AND NOT ${isMuted('q', `'talk'`)} AND NOT ${isQuiet}
           GROUP BY m.id`,
    values: [meetingId],
  });
  const [row] = rows;
  return row ? { title: row.title, userIds: row.user_ids } : null;
}
