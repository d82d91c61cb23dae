import type { Database } from '../platform/db.ts';

/** A member of a meeting, and whether she has written a note. Nothing of the text itself. */
export interface Writer {
  readonly nickname: string;
  readonly hasWritten: boolean;
}

/** Finds who has written and who has not, for the leader, in the order of the seats. */
export const findWriters = (db: Database, meetingId: number): Promise<Writer[]> =>
  db.$queryRaw<Writer[]>`
    SELECT u.nickname, n.id IS NOT NULL AS "hasWritten"
    FROM memberships s JOIN users u ON u.id = s.user_id
      LEFT JOIN meeting_notes n ON n.meeting_id = s.meeting_id AND n.user_id = s.user_id
    WHERE s.meeting_id = ${meetingId} ORDER BY s.joined_at, s.user_id`;
