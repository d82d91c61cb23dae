import type { Database } from '../platform/db.ts';

export const muteMeeting = (db: Database, userId: number, meetingId: number): Promise<number> =>
  db.$executeRaw`
    INSERT INTO meeting_mutes (user_id, meeting_id) VALUES (${userId}, ${meetingId})
    ON CONFLICT (user_id, meeting_id) DO UPDATE SET unmuted_at = NULL`;

export const unmuteMeeting = (db: Database, userId: number, meetingId: number): Promise<number> =>
  db.$executeRaw`
    UPDATE meeting_mutes SET unmuted_at = now() WHERE user_id = ${userId} AND meeting_id = ${meetingId} AND unmuted_at IS NULL`;

export const isMutedBy = async (db: Database, meetingId: number, userId: number): Promise<boolean> =>
  (await db.meetingMute.count({ where: { meetingId, userId, unmutedAt: null } })) > 0;
