import { type Database, Prisma } from '../platform/db.ts';
import { reminderOccasion } from './alarm.ts';
import { hasSeatThatCounts, isQuiet, joinPreferences } from './notification-conditions.sql.ts';
import { writeNotifications } from './write-notifications.sql.ts';

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
    WITH known AS (
      SELECT m.id AS meeting_id, a.kind, a.meeting_starts_at, n.user_id, n.push_until
      FROM meetings m
      JOIN memberships s ON s.meeting_id = m.id AND s.user_id <> m.leader_id
      JOIN announcements a ON a.meeting_id = m.id AND a.kind = 'starting_soon'
        AND a.meeting_starts_at = m.starts_at AND a.occasion = 0
      JOIN notifications n ON n.announcement_id = a.id AND n.user_id = s.user_id AND n.opened_at IS NULL
      WHERE m.id = ${meetingId} AND m.cancelled_at IS NULL AND now() < m.starts_at
        AND ${Prisma.raw(hasSeatThatCounts('s'))}
        AND NOT EXISTS (SELECT FROM meeting_entrances e WHERE e.meeting_id = m.id AND e.user_id = s.user_id)
        AND NOT EXISTS (SELECT FROM meeting_mutes x WHERE x.meeting_id = m.id AND x.user_id = s.user_id AND x.unmuted_at IS NULL)
    ), reminder AS (
      INSERT INTO meeting_reminders (meeting_id, meeting_starts_at)
      SELECT DISTINCT meeting_id, meeting_starts_at FROM known
      ON CONFLICT DO NOTHING
      RETURNING meeting_id
    ), target AS MATERIALIZED (
      SELECT k.user_id, k.meeting_id, k.kind, k.meeting_starts_at, ${reminderOccasion}::int AS occasion, k.push_until,
        ${Prisma.raw(isQuiet)} AS is_quiet
      FROM known k JOIN reminder USING (meeting_id)
      ${Prisma.raw(joinPreferences('k'))}
    ), ${Prisma.raw(writeNotifications)}
    SELECT (SELECT count(*)::int FROM known) AS members, (SELECT count(*)::int FROM reminder) AS reminders`;
  if (row.members === 0) return 'nobody';
  return row.reminders === 0 ? 'again' : 'done';
}
