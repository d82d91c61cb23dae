import type { Pool } from 'pg';
import type { PartCondition } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import { queryPlanned } from '../platform/planned-query.ts';

export const muteMeeting = (db: Database, userId: number, meetingId: number): Promise<number> =>
  db.$executeRaw`
    INSERT INTO meeting_mutes (user_id, meeting_id) VALUES (${userId}, ${meetingId})
    ON CONFLICT (user_id, meeting_id) DO UPDATE SET unmuted_at = NULL`;

export const unmuteMeeting = (db: Database, userId: number, meetingId: number): Promise<number> =>
  db.$executeRaw`
    UPDATE meeting_mutes SET unmuted_at = now() WHERE user_id = ${userId} AND meeting_id = ${meetingId} AND unmuted_at IS NULL`;

/** The same as `isMutedBy`, for statements about a meeting. */
export const hasMuted: PartCondition = (meetingId, userId) => Prisma.sql`EXISTS (SELECT FROM meeting_mutes x
  WHERE x.meeting_id = ${meetingId} AND x.user_id = ${userId} AND x.unmuted_at IS NULL)`;

export async function isMutedBy(pool: Pool, meetingId: number, userId: number): Promise<boolean> {
  const mutes = await queryPlanned(
    pool,
    Prisma.sql`SELECT 1 FROM meeting_mutes
      WHERE meeting_id = ${meetingId} AND user_id = ${userId} AND unmuted_at IS NULL`,
  );
  return mutes.length > 0;
}
