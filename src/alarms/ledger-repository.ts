import type { Database } from '../platform/db.ts';

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
 * Writes one more alarm for each member who was told of the start, and has neither opened that nor come in; once for each start. All of it
 * in one statement, by the database's clock. @returns the number of members; null when it was done before, or can not be done any more
 */
export async function insertReminder(db: Database, meetingId: number): Promise<number | null> {
  const [row] = await db.$queryRaw<[{ reminders: number; members: number }]>`
    WITH reminder AS (
      INSERT INTO meeting_reminders (meeting_id, meeting_starts_at)
      SELECT id, starts_at FROM meetings WHERE id = ${meetingId} AND cancelled_at IS NULL AND now() < starts_at
      ON CONFLICT DO NOTHING
      RETURNING meeting_id, meeting_starts_at
    ), written AS (
      INSERT INTO notifications (user_id, meeting_id, kind, meeting_starts_at, occasion, is_quiet, push_until)
      SELECT n.user_id, n.meeting_id, n.kind, n.meeting_starts_at, 1, n.is_quiet, n.push_until
      FROM reminder r
      JOIN meetings m ON m.id = r.meeting_id
      JOIN memberships s ON s.meeting_id = r.meeting_id AND s.user_id <> m.leader_id
      JOIN notifications n ON n.user_id = s.user_id AND n.meeting_id = r.meeting_id AND n.kind = 'starting_soon'
        AND n.meeting_starts_at = r.meeting_starts_at AND n.occasion = 0 AND n.opened_at IS NULL
      WHERE NOT EXISTS (SELECT FROM meeting_entrances e WHERE e.meeting_id = s.meeting_id AND e.user_id = s.user_id)
        AND NOT EXISTS (SELECT FROM meeting_mutes x WHERE x.meeting_id = s.meeting_id AND x.user_id = s.user_id AND x.unmuted_at IS NULL)
      ORDER BY n.user_id
      ON CONFLICT DO NOTHING
      RETURNING 1
    )
    SELECT (SELECT count(*)::int FROM reminder) AS reminders, (SELECT count(*)::int FROM written) AS members`;
  return row.reminders === 0 ? null : row.members;
}
