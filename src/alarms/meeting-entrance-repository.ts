import type pg from 'pg';
import { hasSeatThatCounts } from './notification-conditions.sql.ts';

/** Records the first time that each member entered each chat room. Idempotent. */
export async function insertEntrances(
  pool: pg.Pool,
  entrances: readonly { meetingId: number; userId: number }[],
): Promise<void> {
  await pool.query({
    name: 'alarms-entrances',
    text: `INSERT INTO meeting_entrances (meeting_id, user_id) SELECT DISTINCT s.meeting_id, s.user_id
           -- A person who was removed meanwhile is no member any more, and is skipped.
           FROM unnest($1::int[], $2::int[]) AS q (meeting_id, user_id)
           JOIN memberships s USING (meeting_id, user_id)
           JOIN meetings m ON m.id = s.meeting_id AND ${hasSeatThatCounts('s')}
           ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
    values: [entrances.map(({ meetingId }) => meetingId), entrances.map(({ userId }) => userId)],
  });
}

/** Records that a member reads the room's page without scripts, if the room is open. Idempotent. */
export async function insertOpenEntrance(
  pool: pg.Pool,
  { meetingId, userId }: { meetingId: number; userId: number },
): Promise<void> {
  await pool.query({
    name: 'alarms-open-entrance',
    text: `INSERT INTO meeting_entrances (meeting_id, user_id)
           SELECT m.id, s.user_id FROM meetings m JOIN memberships s ON s.meeting_id = m.id AND s.user_id = $2
           WHERE m.id = $1 AND m.cancelled_at IS NULL AND m.starts_at <= now() AND now() < m.ends_at
             AND ${hasSeatThatCounts('s')}
           ON CONFLICT DO NOTHING`,
    values: [meetingId, userId],
  });
}
