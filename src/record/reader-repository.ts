import type { Database } from '../platform/db.ts';

/** Finds the people who may read a record that was made; empty without one. */
export async function findReaders(db: Database, meetingId: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ userId: number }[]>`
    SELECT s.user_id AS "userId" FROM meeting_records r JOIN memberships s USING (meeting_id)
    WHERE r.meeting_id = ${meetingId}
    UNION SELECT k.user_id FROM meeting_records r JOIN meetings m ON m.id = r.meeting_id
      JOIN club_memberships k ON k.club_id = m.club_id WHERE r.meeting_id = ${meetingId}`;
  return rows.map(({ userId }) => userId);
}

/** The most records whose readers are told of one person. */
const mostRecords = 200;

/** Finds the meetings with a record in which a person has a seat, the latest first. */
export async function findRecordsWith(db: Database, userId: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ meetingId: number }[]>`
    SELECT r.meeting_id AS "meetingId" FROM memberships s JOIN meeting_records r USING (meeting_id)
    WHERE s.user_id = ${userId} AND r.made_at IS NOT NULL ORDER BY r.made_at DESC LIMIT ${mostRecords}`;
  return rows.map(({ meetingId }) => meetingId);
}
