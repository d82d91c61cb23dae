import { type Database, Prisma } from '../platform/db.ts';
import { isQuiet, webPushDue } from './notification-conditions.sql.ts';

/** How far a member's alarm got. */
export interface LedgerEntry {
  readonly userId: number;
  readonly nickname: string;
  readonly isMuted: boolean;
  /** Written; not before the member's lead. */
  readonly isWritten: boolean;
  readonly isPushed: boolean;
  /** Web Push was called for. */
  readonly isWebPushed: boolean;
  readonly isReceived: boolean;
  readonly isOpened: boolean;
  /** Has been in the chat room. */
  readonly hasEntered: boolean;
}

/** The members of a meeting, the leader left out, and what became of their alarms of its start as it stands. */
export const findLedger = (db: Database, meetingId: number): Promise<LedgerEntry[]> =>
  db.$queryRaw<LedgerEntry[]>`
    SELECT u.id AS "userId", u.nickname,
      EXISTS (SELECT FROM meeting_mutes x WHERE x.user_id = u.id AND x.meeting_id = m.id AND x.unmuted_at IS NULL) AS "isMuted",
      count(n.user_id) > 0 AS "isWritten",
      count(n.pushed_at) > 0 AS "isPushed",
      count(n.web_pushed_at) > 0 AS "isWebPushed",
      count(n.received_at) > 0 AS "isReceived",
      count(n.opened_at) > 0 AS "isOpened",
      e.user_id IS NOT NULL AS "hasEntered"
    FROM meetings m
    JOIN memberships s ON s.meeting_id = m.id AND s.user_id <> m.leader_id
    JOIN users u ON u.id = s.user_id
    LEFT JOIN notifications n
      ON n.user_id = s.user_id AND n.meeting_id = m.id AND n.kind = 'starting_soon' AND n.meeting_starts_at = m.starts_at
    LEFT JOIN meeting_entrances e ON e.meeting_id = m.id AND e.user_id = s.user_id
    WHERE m.id = ${meetingId}
    GROUP BY u.id, m.id, e.user_id, s.joined_at
    ORDER BY s.joined_at, u.id`;

export const isMutedBy = async (db: Database, meetingId: number, userId: number): Promise<boolean> =>
  (await db.meetingMute.count({ where: { meetingId, userId, unmutedAt: null } })) > 0;

/** Whether the leader has told the members of this start once more. */
export const isReminded = async (db: Database, meetingId: number, startsAt: Date): Promise<boolean> =>
  (await db.meetingReminder.count({ where: { meetingId, meetingStartsAt: startsAt } })) > 0;

/**
 * Writes one more alarm for each member who was told of the start, and has neither opened that nor come in; once for each start, and not spent on
 * nobody. All of it in one statement, by the database's clock.
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
      SELECT n.user_id, n.meeting_id, n.kind, n.meeting_starts_at, 1, ${Prisma.raw(isQuiet('n'))}, n.push_until, ${Prisma.raw(webPushDue('n'))}
      FROM target n JOIN reminder USING (meeting_id)
      ORDER BY n.user_id
      ON CONFLICT DO NOTHING
    )
    SELECT (SELECT count(*)::int FROM target) AS members, (SELECT count(*)::int FROM reminder) AS reminders`;
  if (row.members === 0) return 'nobody';
  return row.reminders === 0 ? 'again' : 'done';
}
