import type { Database } from '../platform/db.ts';

/** A member who reads in a meeting's room but may not write. */
export interface Silence {
  /** The leader's reason, as the member reads it. */
  readonly reason: string;
}

interface PersonInMeeting {
  readonly meetingId: number;
  readonly userId: number;
}

/** Returns the silence of a person in a meeting; null if she may write. */
export const findSilence = (db: Database, meetingId: number, userId: number): Promise<Silence | null> =>
  db.meetingSilence.findUnique({
    where: { meetingId_userId: { meetingId, userId } },
    select: { reason: true },
  });

/** Silences a person in a meeting and logs that. Idempotent: the first reason stays. */
export const insertSilence = (
  tx: Database,
  {
    meetingId,
    userId,
    reason,
    silencedBy,
  }: PersonInMeeting & { readonly reason: string; readonly silencedBy: number },
): Promise<number> =>
  tx.$executeRaw`
    WITH silenced AS (
      INSERT INTO meeting_silences (meeting_id, user_id, reason, silenced_by)
      VALUES (${meetingId}, ${userId}, ${reason}, ${silencedBy})
      ON CONFLICT DO NOTHING
      RETURNING meeting_id, user_id, silenced_by, reason
    )
    INSERT INTO moderation_log (meeting_id, actor_id, subject_id, action, reason)
    SELECT meeting_id, silenced_by, user_id, 'silenced', reason FROM silenced`;

/** Lets a silenced person write again and logs that. Returns 0 if she was not silenced. */
export const deleteSilence = (
  tx: Database,
  { meetingId, userId, liftedBy }: PersonInMeeting & { readonly liftedBy: number },
): Promise<number> =>
  tx.$executeRaw`
    WITH lifted AS (
      DELETE FROM meeting_silences WHERE meeting_id = ${meetingId} AND user_id = ${userId}
      RETURNING meeting_id, user_id
    )
    INSERT INTO moderation_log (meeting_id, actor_id, subject_id, action)
    SELECT meeting_id, ${liftedBy}::int, user_id, 'silence_lifted' FROM lifted`;
