import type { Database } from '../platform/db.ts';

/** The people who may read the record of a meeting. */
export interface RecordReaders {
  readonly meetingId: number;
  readonly userIds: readonly number[];
}

/** Finds the people who may read the records of these meetings, as far as they have one. */
export const findReaders = (db: Database, meetingIds: readonly number[]): Promise<RecordReaders[]> =>
  db.$queryRaw<RecordReaders[]>`
    SELECT meeting_id AS "meetingId", array_agg(user_id) AS "userIds" FROM (
      SELECT r.meeting_id, s.user_id FROM meeting_records r JOIN memberships s USING (meeting_id)
      WHERE r.meeting_id = ANY(${meetingIds})
      UNION SELECT r.meeting_id, k.user_id FROM meeting_records r JOIN meetings m ON m.id = r.meeting_id
        JOIN club_memberships k ON k.club_id = m.club_id WHERE r.meeting_id = ANY(${meetingIds})
    ) AS readers GROUP BY meeting_id`;

/** The most records whose readers are told of one person. */
const mostRecords = 200;

/**
 * Finds the meetings with a record in which a person has a seat, the latest first: all of them, or
 * those whose record this reader may read.
 */
export async function findRecordsWith(
  db: Database,
  userId: number,
  readerId: number | null = null,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ meetingId: number }[]>`
    SELECT r.meeting_id AS "meetingId" FROM memberships s JOIN meeting_records r USING (meeting_id)
    WHERE s.user_id = ${userId} AND r.made_at IS NOT NULL AND (${readerId}::int IS NULL
      OR EXISTS (SELECT FROM memberships o WHERE o.meeting_id = r.meeting_id AND o.user_id = ${readerId}::int)
      OR EXISTS (SELECT FROM meetings m JOIN club_memberships k USING (club_id)
        WHERE m.id = r.meeting_id AND k.user_id = ${readerId}::int))
    ORDER BY r.made_at DESC LIMIT ${mostRecords}`;
  return rows.map(({ meetingId }) => meetingId);
}
