import type { Database } from '../platform/db.ts';

/**
 * Bans a person from a meeting until she is readmitted, and logs that. A trigger writes her inbox
 * entry. The caller has locked the meeting and ended her membership. Idempotent.
 */
export const insertBan = (
  tx: Database,
  ban: { meetingId: number; userId: number; removedBy: number; reason?: string | null },
): Promise<number> =>
  tx.$executeRaw`
    WITH banned AS (
      INSERT INTO meeting_bans (meeting_id, user_id, removed_by) VALUES (${ban.meetingId}, ${ban.userId}, ${ban.removedBy})
      ON CONFLICT DO NOTHING
      RETURNING meeting_id, user_id, removed_by
    )
    INSERT INTO moderation_log (meeting_id, actor_id, subject_id, action, reason)
    SELECT meeting_id, removed_by, user_id, 'removed', ${ban.reason ?? null}::text FROM banned`;

/** Whether a person was a member of the meeting and left it. */
export const hasLeft = async (tx: Database, meetingId: number, userId: number): Promise<boolean> =>
  (await tx.meetingLeaver.count({ where: { meetingId, userId } })) > 0;

/** Deletes a ban, so that the person can join again. Returns false if there was none. */
export async function deleteBan(tx: Database, meetingId: number, userId: number): Promise<boolean> {
  const { count } = await tx.meetingBan.deleteMany({ where: { meetingId, userId } });
  return count === 1;
}
