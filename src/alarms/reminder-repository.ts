import { type Database, Prisma } from '../platform/db.ts';
import { reminderOccasion } from './alarm.ts';
import { isQuiet, webPushDueAfterWrite } from './notification-conditions.sql.ts';

/** Whether the leader has already reminded the members of this start. */
export const isReminded = async (db: Database, meetingId: number, startsAt: Date): Promise<boolean> =>
  (await db.meetingReminder.count({ where: { meetingId, meetingStartsAt: startsAt } })) > 0;

/**
 * Writes a second notification of the start for each member who has one, has not opened it and has
 * not entered the room. Happens once per start; an attempt that would reach nobody does not count.
 * One statement, by the database's clock.
 */
export async function insertReminder(db: Database, meetingId: number): Promise<'done' | 'again' | 'nobody'> {
  const [row] = await db.$queryRaw<[{ reminders: number; members: number }]>`
    WITH target AS (
      SELECT n.user_id, n.meeting_id, n.kind, n.meeting_starts_at, n.push_until
      FROM meetings m
      JOIN memberships s ON s.meeting_id = m.id AND s.user_id <> m.leader_id
      JOIN notifications n ON n.user_id = s.user_id AND n.meeting_id = m.id AND n.kind = 'starting_soon'
        AND n.meeting_starts_at = m.starts_at AND n.occasion = 0 AND n.opened_at IS NULL
      WHERE m.id = ${meetingId} AND m.cancelled_at IS NULL AND now() < m.starts_at
        AND NOT EXISTS (SELECT FROM meeting_entrances e WHERE e.meeting_id = m.id AND e.user_id = s.user_id)
        AND NOT EXISTS (SELECT FROM meeting_mutes x WHERE x.meeting_id = m.id AND x.user_id = s.user_id AND x.unmuted_at IS NULL)
    ), reminder AS (
      INSERT INTO meeting_reminders (meeting_id, meeting_starts_at)
      SELECT DISTINCT meeting_id, meeting_starts_at FROM target
      ON CONFLICT DO NOTHING
      RETURNING meeting_id
    ), written AS (
      INSERT INTO notifications (user_id, meeting_id, kind, meeting_starts_at, occasion, is_quiet, push_until, web_push_due_at)
      SELECT n.user_id, n.meeting_id, n.kind, n.meeting_starts_at, ${reminderOccasion}::int, ${Prisma.raw(isQuiet('n'))}, n.push_until, ${Prisma.raw(webPushDueAfterWrite('n'))}
      FROM target n JOIN reminder USING (meeting_id)
      ORDER BY n.user_id
      ON CONFLICT DO NOTHING
    )
    SELECT (SELECT count(*)::int FROM target) AS members, (SELECT count(*)::int FROM reminder) AS reminders`;
  if (row.members === 0) return 'nobody';
  return row.reminders === 0 ? 'again' : 'done';
}
